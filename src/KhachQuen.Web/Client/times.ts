// <time data-countdown datetime="…Z">: "còn 4 phút", "trễ 2 giờ", rewritten every 15 seconds. Same rounding as on the server (WhenText.Countdown).
import htmx from "htmx.org";
import { all, meta, text } from "./dom";

const soonMinutes = 15;

/** How far this machine's clock is off the server's: a countdown must not depend on it. */
const off = Date.parse(meta("now") || new Date().toISOString()) - Date.now();
export const now = () => Date.now() + off;

export function say(element: HTMLElement) {
    const at = Date.parse(element.getAttribute("datetime") ?? "");
    if (Number.isNaN(at)) return;
    const late = now() >= at, away = Math.abs(now() - at) / 60_000;
    const minutes = late ? Math.floor(away) : Math.ceil(away);
    const said = late && minutes < 1 ? text("client.time.now") : text(late ? "client.time.late" : "client.time.left", length(minutes));
    if (element.textContent !== said) element.textContent = said;
    element.dataset.due = late ? "late" : minutes <= soonMinutes ? "soon" : "later";
}

function length(minutes: number) {
    if (minutes < 60) return text("client.time.minutes", minutes);
    if (minutes < 24 * 60) return text("client.time.hours", Math.floor(minutes / 60));
    const days = Math.floor(minutes / (24 * 60));
    return text(days === 1 ? "client.time.day" : "client.time.days", days);
}

const sayAll = (within: ParentNode = document) => { for (const element of all("time[data-countdown]", within)) say(element); };
setInterval(sayAll, 15_000);
document.addEventListener("visibilitychange", () => { if (!document.hidden) sayAll(); });
htmx.onLoad(element => sayAll(element.parentElement ?? document));
