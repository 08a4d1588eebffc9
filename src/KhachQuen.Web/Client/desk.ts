// The work desk: keys choose an outcome (keys.ts presses the radio), the field it asks for opens and takes the focus, Enter saves.
import htmx from "htmx.org";
import { all, detail, on, one } from "./dom";

type Parts = { form: HTMLFormElement; when: HTMLElement; time: HTMLInputElement; order: HTMLElement | null; save: HTMLButtonElement };

on("change", "#desk-form [data-outcomes] input", radio => chosen(radio as HTMLInputElement));
on("click", "#desk-form [data-at]", chip => take(chip.dataset.at!));
on("click", "[data-then-back]", back);
on("click", "[data-open^='#']", button => one(button.dataset.open!)?.classList.add("is-open"));
on("click", "[data-close^='#']", button => one(button.dataset.close!)?.classList.remove("is-open"));

// Enter in the note or in a time field saves; Shift+Enter is a new line. Before an outcome is chosen Enter leaves the note, so that the keys count again.
on("keydown", "#desk-form textarea[data-enter-saves], #desk-form [name=when]", (field, event) => {
    const key = event as KeyboardEvent;
    if (key.key !== "Enter" || key.shiftKey || key.isComposing) return;
    key.preventDefault();
    const form = field.closest("form")!;
    if (one("[data-outcomes]:not([hidden]) input:checked", form)) form.requestSubmit();
    else field.blur();
});
document.addEventListener("keydown", event => {
    const field = event.target as HTMLElement;
    if (event.key === "Escape" && field.closest?.("#desk-form")) field.blur();
});

// tel: leaves the page alone; the focus goes to the note, where the next words will be.
document.addEventListener("kq:dial", event => {
    location.href = detail(event).link;
    one("#desk-form [name=note]")?.focus();
});

function parts(): Parts {
    const form = one<HTMLFormElement>("#desk-form")!;
    return { form, when: one("[data-when]", form)!, time: one<HTMLInputElement>("[name=when]", form)!, order: one("#order-fields", form), save: one<HTMLButtonElement>("#desk-save", form)! };
}

function chosen(radio: HTMLInputElement) {
    const { form, when, time, order, save } = parts();
    const effect = radio.dataset.effect!;
    form.classList.add("is-open");
    if (effect === "moveToContact") { then(form, true); return; }
    when.hidden = effect !== "askCallBackTime" && effect !== "autoCallBack";
    if (order) order.hidden = effect !== "createOrder";
    if (effect === "createOrder" && order) { void openOrder(order); return; }
    if (effect === "askReason") { time.value = ""; one("[name=note]", form)!.focus(); return; }
    if (when.hidden) { time.value = ""; save.focus({ preventScroll: true }); return; }
    time.value = effect === "autoCallBack" ? time.dataset.auto! : time.dataset.first!;
    htmx.trigger(time, "kq:when", {});
    time.focus();
    time.select();
}

/** "Đã kết nối": the nine of contact appear at once, under the same keys. */
function then(form: HTMLElement, shown: boolean) {
    const first = one("[data-outcomes]", form)!, second = one("[data-then]", form)!;
    first.hidden = shown;
    second.hidden = !shown;
    if (shown) (document.activeElement as HTMLElement | null)?.blur();
}

function back() {
    const { form, when, order } = parts();
    for (const radio of all<HTMLInputElement>("[data-outcomes] input:checked", form)) radio.checked = false;
    when.hidden = true;
    if (order) order.hidden = true;
    then(form, false);
}

function take(said: string) {
    const { time } = parts();
    time.value = said;
    for (const chip of all("[data-at]")) chip.setAttribute("aria-pressed", String(chip.dataset.at === said));
    htmx.trigger(time, "kq:when", {});
    time.focus();
}

async function openOrder(order: HTMLElement) {
    if (order.childElementCount === 0) await htmx.ajax("get", order.dataset.order!, { target: order, swap: "innerHTML" });
    const first = one<HTMLInputElement>("[data-first-field]", order);
    first?.focus();
    first?.select?.();
}
