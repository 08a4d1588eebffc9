// Lists by keyboard: j and k move between the rows of [data-rows], Enter opens (it is a link), x ticks, / goes to the search field.
import { all, isTyping, isVisible, one } from "./dom";

const links = () => all("[data-rows] [data-row]").filter(isVisible).map(row => one("a[data-open], a, button[data-open]", row) ?? row);

document.addEventListener("keydown", event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || one("dialog[open]")) return;
    if (event.key === "j" || event.key === "k") move(event.key === "j" ? 1 : -1, event);
    else if (event.key === "x") {
        const box = one<HTMLInputElement>("input[data-tick]", (document.activeElement?.closest<HTMLElement>("[data-row]")) ?? document.createElement("i"));
        if (box) { event.preventDefault(); box.click(); }
    } else if (event.key === "/") {
        const field = one("[data-find]");
        if (field) { event.preventDefault(); field.focus(); (field as HTMLInputElement).select?.(); }
    }
});

function move(step: number, event: Event) {
    const places = links();
    if (places.length === 0) return;
    event.preventDefault();
    const here = document.activeElement?.closest("[data-row]") ?? one("[data-rows] .is-open");
    const at = places.findIndex(p => p.closest("[data-row]") === here);
    const next = places[at < 0 ? (step > 0 ? 0 : places.length - 1) : Math.max(0, Math.min(places.length - 1, at + step))]!;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    if (one("#side .side-panel") && next.dataset.open) next.click();      // an open panel follows
}
