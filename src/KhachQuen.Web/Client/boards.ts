// Boards: cards move by mouse (board.ts, fetched when a board is there) or by the choice on the card; the server's answer is the card, wherever it belongs by now.
import { all, detail, isTyping, one } from "./dom";

const sent = new WeakMap<HTMLSelectElement, string>();
const cameFrom = new WeakMap<HTMLElement, { column: HTMLElement; before: Element | null }>();

/** What dragging sends: the same as the choice on the card. False: that column is not to be chosen. */
export function choose(card: HTMLElement, column: HTMLElement, from: HTMLElement, before: Element | null) {
    const select = one<HTMLSelectElement>("select[data-move]", card);
    if (!select || ![...select.options].some(o => o.value === column.dataset.column)) return false;
    cameFrom.set(card, { column: from, before });
    select.value = column.dataset.column!;
    send(select, card);
    return true;
}

// A select that had the focus says "change" once more when it loses it, also of what a script chose: nothing is sent twice, nor a card to where it is.
function send(select: HTMLSelectElement, card: HTMLElement | null) {
    if (select.value === card?.dataset.at || sent.get(select) === select.value) return;
    sent.set(select, select.value);
    select.form!.requestSubmit();
}

document.addEventListener("kq:move", event => {
    const { card, to, from, before } = detail(event) as { card: HTMLElement; to: HTMLElement; from: HTMLElement; before: Element | null };
    if (!choose(card, to, from, before)) back(card, from, before);
});

const back = (card: HTMLElement, column: HTMLElement, before: Element | null) => column.insertBefore(card, before?.isConnected ? before : null);

document.addEventListener("change", event => {
    const select = event.target as HTMLSelectElement;
    if (select.matches?.("select[data-move]")) send(select, select.closest<HTMLElement>("[data-card]"));
});

// Refused, or nothing arrived: the card goes back to where it was, its choice too.
// kq:card-back is said by the server: the act behind that column asks for more, beside the board.
for (const name of ["htmx:responseError", "htmx:sendError", "kq:card-back"])
    document.addEventListener(name, event => {
        const card = ((detail(event).elt ?? event.target) as HTMLElement).closest<HTMLElement>("[data-card]");
        if (!card) return;
        const was = cameFrom.get(card);
        if (was) back(card, was.column, was.before);
        cameFrom.delete(card);
        const select = one<HTMLSelectElement>("select[data-move]", card);
        if (!select) return;
        sent.delete(select);
        select.value = card.dataset.at!;
    });

document.addEventListener("htmx:afterSettle", () => { sort(); wake(); });
document.addEventListener("DOMContentLoaded", wake);
if (document.readyState !== "loading") wake();

/** A card stands in the column it names; one that came anew goes to the top. The focus stays on it. */
function sort() {
    for (const card of all("[data-board] [data-card]")) {
        const here = card.closest<HTMLElement>("[data-column]"), board = card.closest("[data-board]")!;
        if (!here || here.dataset.column === card.dataset.at) continue;
        const there = one(`[data-column="${CSS.escape(card.dataset.at ?? "")}"]`, board as HTMLElement);
        const focused = card.contains(document.activeElement) ? document.activeElement as HTMLElement : null;
        if (there) there.prepend(card);
        else card.remove();
        focused?.focus();
    }
}

let fetched = false;
function wake() {
    const board = one("[data-board][data-drag]");
    if (!board) return;
    if (fetched) { document.dispatchEvent(new Event("kq:board")); return; }
    fetched = true;
    const script = document.createElement("script");
    script.src = board.dataset.drag!;
    document.head.append(script);
}

// Arrows walk the cards: up and down in a column, left and right to the next one that has any.
document.addEventListener("keydown", event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || one("dialog[open]")) return;
    const step = ({ ArrowDown: [0, 1], ArrowUp: [0, -1], ArrowRight: [1, 0], ArrowLeft: [-1, 0] } as Record<string, [number, number] | undefined>)[event.key];
    const board = one("[data-board]"), here = document.activeElement?.closest<HTMLElement>("[data-card]");
    if (!step || !board || (document.activeElement !== document.body && !here && document.activeElement !== board)) return;
    const next = here ? neighbour(board, here, step) : one("[data-card]", board);
    if (!next) return;
    event.preventDefault();
    const link = one("a", next)!;
    link.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (one("#side .side-panel") && link.dataset.open) link.click();
});

function neighbour(board: HTMLElement, card: HTMLElement, [across, down]: [number, number]) {
    const columns = all("[data-column]", board).map(c => all("[data-card]", c));
    const x = columns.findIndex(c => c.includes(card)), y = columns[x]!.indexOf(card);
    if (down !== 0) return columns[x]![y + down] ?? null;
    for (let at = x + across; at >= 0 && at < columns.length; at += across) if (columns[at]!.length > 0) return columns[at]![Math.min(y, columns[at]!.length - 1)]!;
    return null;
}
