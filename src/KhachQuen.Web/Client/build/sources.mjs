// The text of every page, part, C# file and script of this project: whatever may name an icon or a class.
import { readFileSync, readdirSync } from "node:fs";

const skipped = new Set(["bin", "obj", "node_modules", "wwwroot", "build"]);

export function sources(folder = ".", found = []) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const path = `${folder}/${entry.name}`;
        if (entry.isDirectory()) { if (!skipped.has(entry.name)) sources(path, found); }
        else if (/\.(razor|cs|ts)$/.test(entry.name)) found.push({ path, text: readFileSync(path, "utf8") });
    }
    return found;
}
