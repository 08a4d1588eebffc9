// The lines of an order or a quote: one more is a copy of the last one, emptied, with the focus in it.
import { all, on, one } from "./dom";

on("click", "[data-add-line]", button => {
    const lines = one("[data-lines]", button.closest("fieldset")!)!;
    const last = all("[data-line]", lines).at(-1)!;
    const line = last.cloneNode(true) as HTMLElement;
    const number = Number(/\d+$/.exec(one("[id]", last)!.id)![0]) + 1;      // lines may have been taken out before it
    for (const field of all<HTMLInputElement>("input, select", line)) {
        const id = field.id.replace(/-\d+$/, `-${number}`);
        one<HTMLLabelElement>(`label[for="${field.id}"]`, line)!.htmlFor = id;
        field.id = id;
        field.value = field.name === "quantity" ? "1" : "";
        delete field.dataset.firstField;
        if (field.dataset.ofProduct !== undefined) field.placeholder = "";
    }
    lines.append(line);
    one("select", line)?.focus();
});

// Another product: what stood there of the one before is the catalogue's again, shown where it is known.
on("change", "[data-line] select[data-product]", select => {
    const chosen = (select as HTMLSelectElement).selectedOptions[0]?.dataset ?? {};
    for (const field of all<HTMLInputElement>("[data-of-product]", select.closest("[data-line]")!)) {
        field.value = "";
        field.placeholder = chosen[field.dataset.ofProduct!] ?? "";
    }
});

// Enter goes to the next line, and from the last one makes a new one.
on("keydown", "[data-enter-adds] input", (field, event) => {
    const key = event as KeyboardEvent;
    if (key.key !== "Enter" || key.isComposing || key.ctrlKey || key.metaKey || key.altKey || key.shiftKey) return;
    key.preventDefault();
    const line = field.closest("[data-line]")!, next = line.nextElementSibling;
    if (next) one("select, input", next)?.focus();
    else one("[data-add-line]", field.closest("fieldset")!)?.click();
});

on("click", "[data-remove-line]", button => {
    const line = button.closest<HTMLElement>("[data-line]")!, lines = line.parentElement!;
    if (lines.children.length > 1) line.remove();
    else for (const field of all<HTMLInputElement>("input, select", line)) { field.value = field.name === "quantity" ? "1" : ""; field.placeholder = ""; }
    one("select, input", lines.lastElementChild!)?.focus();
    lines.dispatchEvent(new Event("change", { bubbles: true }));
});
