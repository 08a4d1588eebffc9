// The order form: one more line of goods is a copy of the last one, emptied, with the focus in it.
import { all, on, one } from "./dom";

on("click", "[data-add-line]", button => {
    const lines = one("[data-lines]", button.closest("fieldset")!)!;
    const last = all("[data-line]", lines).at(-1)!;
    const line = last.cloneNode(true) as HTMLElement;
    const number = lines.children.length;
    for (const field of all<HTMLInputElement>("input, select", line)) {
        const id = field.id.replace(/-\d+$/, `-${number}`);
        one<HTMLLabelElement>(`label[for="${field.id}"]`, line)!.htmlFor = id;
        field.id = id;
        field.value = field.name === "quantity" ? "1" : "";
        delete field.dataset.firstField;
    }
    lines.append(line);
    one("select", line)?.focus();
});
