import htmx from "htmx.org";
import { detail, meta } from "./dom";

htmx.config.allowEval = false;                    // strict content policy: no eval, no inline styles
htmx.config.includeIndicatorStyles = false;
htmx.config.historyCacheSize = 0;                 // no customers' data in the browser's storage
htmx.config.refreshOnHistoryMiss = false;         // back asks for the page again and swaps it
htmx.config.scrollIntoViewOnBoost = false;
htmx.config.defaultSettleDelay = 0;
htmx.config.responseHandling = [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "422", swap: true, error: false },    // a refused form comes back as a fragment
    { code: "...", swap: false, error: true },
];

document.addEventListener("htmx:configRequest", event => {
    const { verb, headers } = detail(event);
    if (verb !== "get") headers["RequestVerificationToken"] = meta("antiforgery");
});
