// After a swap: to the first wrong field, else back to where it was.
import { detail, one } from "./dom";

let was: { id: string; name: string; row: string; key: string } | null = null;

document.addEventListener("htmx:beforeSwap", event => {
    const active = document.activeElement as HTMLElement | null;
    const target = detail(event).target as Element;
    was = active && target.contains(active) && active !== target
        ? { id: active.id, name: active.getAttribute("name") ?? "", row: active.closest<HTMLElement>("[data-row]")?.dataset.row ?? "", key: active.dataset.key ?? "" }
        : null;
});

document.addEventListener("htmx:afterSettle", event => {
    const around = (detail(event).target ?? detail(event).elt) as HTMLElement;
    const scope = around.isConnected ? around : document;
    const wrong = one("[aria-invalid=true]", scope) ?? (around.matches?.("[aria-invalid=true]") ? around : around.id === "main" ? one("#side [aria-invalid=true]") : null);    // a page comes with its side
    if (wrong) { was = null; wrong.focus(); return; }
    const lost = !document.activeElement || document.activeElement === document.body;
    if (lost && was) back(again(was));
    was = null;
});

function back(element: HTMLElement | null) {
    element?.focus({ preventScroll: true });
    if (element instanceof HTMLInputElement && ["text", "search", "tel"].includes(element.type)) element.setSelectionRange(element.value.length, element.value.length);
}

function again({ id, name, row, key }: NonNullable<typeof was>) {
    return (id && document.getElementById(id))
        || (row && one(`[data-row="${CSS.escape(row)}"] a, a[data-row="${CSS.escape(row)}"], [data-row="${CSS.escape(row)}"][tabindex]`))
        || (key && one(`[data-key="${CSS.escape(key)}"]`))
        || (name && one(`[name="${CSS.escape(name)}"]`))
        || null;
}
