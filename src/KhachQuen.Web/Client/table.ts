// Tables: ticking rows (shift for a stretch), "all N", and which columns are shown (cookie kq-cols-{id}).
import { all, detail, on, one, text } from "./dom";

let last: HTMLInputElement | null = null;
const boxes = (table: Element) => all<HTMLInputElement>("tbody input[data-tick]", table);

on("click", "input[data-tick]", (box, event) => {
    const table = box.closest("table")!, rows = boxes(table), me = box as HTMLInputElement;
    if ((event as MouseEvent).shiftKey && last && rows.includes(last)) {
        const [a, b] = [rows.indexOf(last), rows.indexOf(me)].sort((x, y) => x - y) as [number, number];
        for (const row of rows.slice(a, b + 1)) row.checked = me.checked;
    }
    last = me;
    count(table);
});
on("change", "input[data-tick-all]", box => {
    const table = box.closest("table")!;
    for (const row of boxes(table)) row.checked = (box as HTMLInputElement).checked;
    count(table);
});
on("click", "[data-bulk-none]", button => {
    const table = tableOf(button);
    if (!table) return;
    for (const row of boxes(table)) row.checked = false;
    count(table);
});
on("click", "[data-bulk-all]", button => {
    const bulk = button.closest<HTMLElement>(".bulk")!;
    one<HTMLInputElement>("input[name=all]", bulk)!.value = "1";
    one("[data-bulk-said]", bulk)!.textContent = text("client.bulk.all", bulk.dataset.total ?? "");
    button.hidden = true;
});

const tableOf = (inside: Element) => document.querySelector(`table[data-bulk="${inside.closest<HTMLElement>(".bulk")?.id}"]`);

function count(table: Element) {
    const rows = boxes(table), ticked = rows.filter(r => r.checked);
    for (const row of rows) row.closest("tr")!.setAttribute("aria-selected", String(row.checked));
    const every = one<HTMLInputElement>("input[data-tick-all]", table as HTMLElement);
    if (every) [every.checked, every.indeterminate] = [ticked.length > 0 && ticked.length === rows.length, ticked.length > 0 && ticked.length < rows.length];
    const bulk = document.getElementById((table as HTMLElement).dataset.bulk ?? "");
    if (!bulk) return;
    bulk.hidden = ticked.length === 0;
    const whole = one<HTMLInputElement>("input[name=all]", bulk)!;
    if (whole.value && ticked.length === rows.length) return;         // "all N" still holds
    whole.value = "";
    one("[data-bulk-said]", bulk)!.textContent = text("client.bulk.some", ticked.length);
    const all = one("[data-bulk-all]", bulk);
    if (all) all.hidden = ticked.length < rows.length || Number(bulk.dataset.count ?? 0) <= rows.length;
}
document.addEventListener("htmx:afterSettle", () => { for (const table of document.querySelectorAll("table[data-bulk]")) count(table); });

// A row fetched anew stays ticked and open.
let kept: { row: string; ticked: boolean; open: boolean } | null = null;
document.addEventListener("htmx:beforeSwap", event => {
    const row = detail(event).target as HTMLElement | null;
    if (row?.matches?.("tr[data-row]")) kept = { row: row.dataset.row!, ticked: one<HTMLInputElement>("input[data-tick]", row)?.checked ?? false, open: row.classList.contains("is-open") };
});
document.addEventListener("htmx:afterSwap", () => {
    if (!kept) return;
    const row = one(`tr[data-row="${CSS.escape(kept.row)}"]`), box = row && one<HTMLInputElement>("input[data-tick]", row);
    if (box) box.checked = kept.ticked;
    row?.classList.toggle("is-open", kept.open);
    kept = null;
});

// A grouped list is many tables with the columns of one.
on("change", "input[data-column-of]", box => {
    const of = box.dataset.columnOf!, input = box as HTMLInputElement;
    for (const table of all(`[id="${CSS.escape(of)}"], [data-columns="${CSS.escape(of)}"]`))
        for (const cell of all(`[data-col="${CSS.escape(input.value)}"]`, table)) cell.hidden = !input.checked;
    const hidden = all<HTMLInputElement>(`input[data-column-of="${of}"]`).filter(b => !b.checked).map(b => b.value);
    document.cookie = `kq-cols-${of}=${encodeURIComponent(hidden.join("."))};path=/;max-age=31536000;samesite=lax`;
});
