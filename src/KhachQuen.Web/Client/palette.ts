// Ctrl K: finds people, documents and commands. The list comes from /palette?q= as links (role=option).
import htmx from "htmx.org";
import { all, detail, on, one } from "./dom";

const dialog = () => one<HTMLDialogElement>("#palette")!;
const input = () => one<HTMLInputElement>("#palette input")!;
const options = () => all<HTMLAnchorElement>("#palette [role=option]");

export function open() {
    if (dialog().open) { dialog().close(); return; }
    dialog().showModal();
    input().value = "";
    htmx.trigger(input(), "kq:palette", {});
}

document.addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && one("#palette")) { event.preventDefault(); open(); }
});
on("click", "[data-palette]", open);

on("keydown", "#palette input", (_, e) => {
    const event = e as KeyboardEvent, found = options();
    const at = found.findIndex(o => o.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown") choose(found, Math.min(found.length - 1, at + 1));
    else if (event.key === "ArrowUp") choose(found, Math.max(0, at - 1));
    else if (event.key === "Enter") { found[Math.max(0, at)]?.click(); }
    else return;
    event.preventDefault();
});

document.addEventListener("htmx:afterSettle", event => { if (detail(event).target?.id === "palette-found") choose(options(), 0); });
on("click", "#palette [role=option]", () => dialog().close());
// Whoever types fast and presses Enter has chosen: a list that comes later must not take the chosen link away under its request.
document.addEventListener("htmx:beforeRequest", event => { if (detail(event).elt === one("#palette input") && !dialog().open) event.preventDefault(); });
document.addEventListener("htmx:beforeSwap", event => { if (detail(event).target?.id === "palette-found" && !dialog().open) detail(event).shouldSwap = false; });

function choose(found: HTMLAnchorElement[], at: number) {
    found.forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    const chosen = found[at];
    if (chosen) { input().setAttribute("aria-activedescendant", chosen.id); chosen.scrollIntoView({ block: "nearest" }); }
    else input().removeAttribute("aria-activedescendant");
}
