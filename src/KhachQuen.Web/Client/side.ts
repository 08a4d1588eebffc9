// The side panel: Enter on a row opens it (a[data-open] with hx-target="#side"), Esc closes it, the address follows (?open=…).
import htmx from "htmx.org";
import { all, detail, isTyping, on, one } from "./dom";

const side = () => one("#side");
let opener: HTMLElement | null = null;

document.addEventListener("htmx:beforeRequest", event => {
    const elt = detail(event).elt as HTMLElement;
    if (elt.dataset?.open || elt.getAttribute?.("hx-target") === "#side" && !elt.closest("#side")) opener = elt;
});

document.addEventListener("htmx:afterSwap", event => {
    if (detail(event).target !== side()) return;
    const opened = (detail(event).requestConfig?.elt as HTMLElement | undefined)?.dataset?.open ?? one("[data-opened]", side()!)?.dataset.opened;      // a panel may answer with the next row's
    if (opened) follow(opened);
    side()!.scrollTop = 0;
});

on("click", "[data-close-side]", (_, event) => { event.preventDefault(); close(); });
document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || event.defaultPrevented || one("dialog[open]") || one("details.menu[open]")) return;
    if (isTyping(event.target)) { event.preventDefault(); (event.target as HTMLElement).blur(); return; }      // a search field would empty itself
    if (one("#side .side-panel")) { event.preventDefault(); close(); }
});

document.addEventListener("kq:close-side", close);                  // HX-Trigger of a form in it that was saved

function close() {
    const open = new URL(location.href).searchParams.get("open");
    side()?.replaceChildren();
    follow(null);
    if (opener?.isConnected) opener.focus();
    else (one(`[data-row="${CSS.escape(open ?? "")}"] a`) ?? one("[data-rows] a[data-open]"))?.focus();      // the row was fetched anew meanwhile
}

function follow(open: string | null) {
    const url = new URL(location.href);
    if (open) url.searchParams.set("open", open); else url.searchParams.delete("open");
    history.replaceState(history.state, "", url);
    for (const row of all("[data-row].is-open")) row.classList.remove("is-open");
    if (open) one(`[data-row="${CSS.escape(open)}"]`)?.classList.add("is-open");
}

// On narrow screens the desk's right pane is a panel.
on("click", "[data-toggle]", button => {
    const target = document.getElementById(button.dataset.toggle!);
    if (!target) return;
    const open = target.classList.toggle("is-open");
    for (const b of all(`[data-toggle="${target.id}"]`)) b.setAttribute("aria-expanded", String(open));
    if (open) one("button, a, input, select, textarea", target)?.focus();
});

// Steps of the desk on a phone.
on("click", ".desk-steps a", (link, event) => {
    event.preventDefault();
    document.querySelector(link.getAttribute("href")!)?.scrollIntoView({ behavior: "smooth", inline: "start", block: "nearest" });
});
const seen = new IntersectionObserver(entries => {
    for (const entry of entries.filter(e => e.isIntersecting))
        for (const link of all(".desk-steps a"))
            if (link.getAttribute("href") === "#" + entry.target.id) link.setAttribute("aria-current", "step"); else link.removeAttribute("aria-current");
}, { threshold: 0.6 });
htmx.onLoad(() => { if (one(".desk-steps")) for (const pane of all(".desk > [id]")) seen.observe(pane); });
