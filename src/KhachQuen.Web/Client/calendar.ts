// The calendar: what may be moved is dragged to another day or time, or moved by Alt and the arrows; the server answers, the calendar draws itself anew.
import htmx from "htmx.org";
import { all, meta, on, one } from "./dom";

const step = 15;
type Place = { day: string; minute: number };

/** Sends an item elsewhere. Refused, it stands where it stood. */
async function move(item: HTMLElement, to: Place) {
    if (to.day === item.dataset.on && to.minute === Number(item.dataset.minute)) return;
    again = item.dataset.item ?? "";
    await htmx.ajax("post", `/activities/${item.dataset.item}/move`, { target: "#toasts", swap: "none", values: { day: to.day, minute: to.minute, version: item.dataset.movable }, headers: { RequestVerificationToken: meta("antiforgery") } });
    const calendar = one("[data-calendar]");
    if (calendar) htmx.trigger(calendar, "kq:activity-changed", {});
}

/** The item whose focus comes back after the calendar was drawn anew. */
let again = "";
document.addEventListener("htmx:afterSettle", () => {
    if (!again || !one("[data-calendar]")) return;
    const link = one(`[data-item="${CSS.escape(again)}"] a`);
    if (!link || document.activeElement !== document.body) return;
    link.focus();
    again = "";
});

on("keydown", "[data-movable] a", (link, event) => {
    const e = event as KeyboardEvent, item = link.closest<HTMLElement>("[data-movable]")!;
    const by = ({ ArrowUp: [0, -step], ArrowDown: [0, step], ArrowLeft: [-1, 0], ArrowRight: [1, 0] } as Record<string, [number, number] | undefined>)[e.key];
    if (!e.altKey || !by) return;
    e.preventDefault();
    const minute = Number(item.dataset.minute) + by[1];
    if (minute >= 0 && minute < 1440) void move(item, { day: dayAfter(item.dataset.on!, by[0]), minute });
});

const dayAfter = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

// By mouse: the item follows, the day under it is lit; let go, it is sent.
let held: { item: HTMLElement; x: number; y: number; grip: number; moved: boolean } | null = null;

on("pointerdown", "[data-movable]", (item, event) => {
    const e = event as PointerEvent;
    if (e.button !== 0 || e.pointerType === "touch") return;        // a finger scrolls; by it one moves on the item's own panel
    held = { item, x: e.clientX, y: e.clientY, grip: e.clientY - item.getBoundingClientRect().top, moved: false };
});

document.addEventListener("pointermove", e => {
    if (!held) return;
    const [dx, dy] = [e.clientX - held.x, e.clientY - held.y];
    if (!held.moved && Math.hypot(dx, dy) < 6) return;
    held.moved = true;
    held.item.classList.add("is-dragged");
    held.item.style.transform = `translate(${dx}px, ${dy}px)`;
    const under = dayUnder(e.clientX, e.clientY);
    for (const day of all("[data-day].is-target")) if (day !== under) day.classList.remove("is-target");
    under?.classList.add("is-target");
});

const dayUnder = (x: number, y: number) => document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-day]");

for (const end of ["pointerup", "pointercancel"] as const)
    document.addEventListener(end, e => {
        if (!held) return;
        const { item, moved, grip } = held, day = moved && end === "pointerup" ? dayUnder(e.clientX, e.clientY) : null;
        held = null;
        if (!moved) return;
        for (const lit of all("[data-day].is-target")) lit.classList.remove("is-target");
        if (day) void move(item, { day: day.dataset.day!, minute: minuteAt(day, e.clientY - grip) ?? Number(item.dataset.minute) });
        item.classList.remove("is-dragged");
        item.style.transform = "";
        document.addEventListener("click", stop, { capture: true, once: true });        // letting go is no click
        setTimeout(() => document.removeEventListener("click", stop, true), 0);
    });

const stop = (event: Event) => { event.preventDefault(); event.stopPropagation(); };
on("dragstart", "[data-movable] a", (_, event) => event.preventDefault());

/** The quarter of an hour at a height; a month's cell has none, there the time stays. */
function minuteAt(day: HTMLElement, y: number) {
    const slots = one("[data-slots]", day);
    if (!slots || getComputedStyle(slots).display !== "grid") return null;
    const first = Number(one("[data-first]")!.dataset.first), rows = Math.round((y - slots.getBoundingClientRect().top) / 14);
    return Math.min(Math.max(first + rows, 0), 95) * step;
}
