// <details class="menu">: one open at a time, closed by Esc, by a click elsewhere and by choosing. The drawer of the phone too.
import { all, detail, on, one } from "./dom";

document.addEventListener("click", event => {
    for (const menu of all<HTMLDetailsElement>("details.menu[open]")) {
        const inside = menu.contains(event.target as Node);
        const chosen = inside && (event.target as Element).closest("a.menu-item, button.menu-item");
        if (!inside || chosen) menu.open = false;
    }
    const rail = one("#rail.is-open");
    if (rail && !rail.contains(event.target as Node) && !(event.target as Element).closest("[data-toggle=rail]")) rail.classList.remove("is-open");
});
document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    const menu = one<HTMLDetailsElement>("details.menu[open]");
    if (menu) { menu.open = false; one("summary", menu)?.focus(); event.preventDefault(); }
    one("#rail.is-open")?.classList.remove("is-open");
});

on("click", "[data-print]", () => print());

// A tree: filtering hides what does not fit, ticking a branch ticks what is in it.
on("input", "[data-tree-find]", field => {
    const wanted = fold((field as HTMLInputElement).value);
    const tree = field.closest(".tree-box")!;
    for (const leaf of all("li", tree)) leaf.hidden = wanted !== "" && !fold(leaf.textContent!).includes(wanted);
    if (wanted) for (const branch of all<HTMLDetailsElement>("details:not([data-lazy])", tree)) branch.open = true;
});
on("change", ".tree input[type=checkbox]", box => {
    const input = box as HTMLInputElement;
    for (const below of all<HTMLInputElement>("ul input[type=checkbox]", input.closest("li")!)) below.checked = input.checked;
    for (let above = input.closest("li")?.parentElement?.closest("li"); above; above = above.parentElement?.closest("li")) {
        const mine = one<HTMLInputElement>(":scope > .leaf input[type=checkbox]", above), below = all<HTMLInputElement>("ul input[type=checkbox]", above);
        if (mine) [mine.checked, mine.indeterminate] = [below.every(b => b.checked), below.some(b => b.checked) && !below.every(b => b.checked)];
    }
});
// Children fetched under a ticked branch are ticked too.
document.addEventListener("htmx:afterSettle", event => {
    const list = detail(event).target as HTMLElement | undefined;
    if (list?.matches?.(".tree ul") && one<HTMLInputElement>(":scope > .leaf input", list.closest("li")!)?.checked)
        for (const box of all<HTMLInputElement>("input[type=checkbox]", list)) box.checked = true;
});
const fold = (s: string) => s.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "").trim();
