// Links and forms of <body hx-boost> fill #main; rail, strip and toasts stay. The address, the title, the marked menu item and the place of the scroll follow.
import { all, detail, one } from "./dom";

const places = new Map<string, number>();         // where each visited page was scrolled to
const main = () => one("#main")!;
let leaving = location.href;

document.addEventListener("htmx:configRequest", event => {
    const { boosted, headers } = detail(event);
    if (boosted) headers["HX-Target"] = "main";
});

document.addEventListener("htmx:beforeSwap", event => {
    const d = detail(event);
    if (!d.boosted && d.requestConfig?.boosted !== true) return;
    d.target = main();
    d.swapOverride = "innerHTML";
    if (d.xhr.status >= 400 && (d.xhr.getResponseHeader("Content-Type") ?? "").startsWith("text/html")) [d.shouldSwap, d.isError] = [true, false];
    places.set(leaving, main().scrollTop);
});

document.addEventListener("htmx:pushedIntoHistory", arrive);
document.addEventListener("htmx:replacedInHistory", () => { leaving = location.href; });
document.addEventListener("htmx:historyRestore", () => { mark(); leaving = location.href; main().scrollTop = places.get(location.href) ?? 0; });

function arrive() {
    leaving = location.href;
    document.addEventListener("htmx:afterSettle", () => {
        mark();
        main().scrollTop = 0;
        if (!one(".middle")!.contains(document.activeElement)) main().focus({ preventScroll: true });    // the next Tab starts in the new page
        one("#rail")?.classList.remove("is-open");
    }, { once: true });
}

/** Marks the menu item the address belongs to: the longest path it begins with. */
function mark() {
    const links = all<HTMLAnchorElement>("#rail li a, .bottom a");
    const fits = (a: HTMLAnchorElement) => location.pathname === a.pathname || location.pathname.startsWith(a.pathname + "/");
    const longest = Math.max(0, ...links.filter(fits).map(a => a.pathname.length));
    for (const a of links) {
        if (fits(a) && a.pathname.length === longest) a.setAttribute("aria-current", "page");
        else a.removeAttribute("aria-current");
    }
}

// A thin line at the top while a page is on its way (shown after 150 ms by its style).
document.addEventListener("htmx:beforeRequest", event => { if (detail(event).boosted) one("#progress")?.classList.add("on"); });
document.addEventListener("htmx:afterRequest", event => { if (detail(event).boosted) one("#progress")?.classList.remove("on"); });
