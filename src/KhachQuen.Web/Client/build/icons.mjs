// One sprite of the icons in use. A name in an <Icon>, an Icon="…" or a menu item that Tabler does not have stops the build.
import { existsSync, readFileSync } from "node:fs";

const home = "node_modules/@tabler/icons/icons/outline";
const named = [
    /<Icon\s[^>]*?Name="([a-z0-9-]+)"/g,                       // <Icon Name="phone" />
    /\bIcon="([a-z0-9-]+)"/g,                                  // <Empty Icon="inbox" …>
    /new(?: MenuItem)?\("\/[^"]*",\s*"[^"]+",\s*"([a-z0-9-]+)"/g,   // new("/orders", "menu.orders", "receipt", …)
    /new(?: StateLook)?\("[^"]*",\s*"[^"]*",\s*"(?:red|amber|green|blue|grey)",\s*"([a-z0-9-]+)"/g,   // new("order", "placed", "blue", "receipt")
    /\bicon:\s*"([a-z0-9-]+)"/gi,                              // icon: "phone"
];

export function iconsInUse(files) {
    const names = new Set(), missing = [];
    for (const { path, text } of files) {
        for (const pattern of named)
            for (const [, name] of text.matchAll(pattern)) {
                if (existsSync(`${home}/${name}.svg`)) names.add(name);
                else missing.push(`${path}: Tabler has no icon "${name}"`);
            }
        // Names chosen in code: any plain literal that is an icon's name, in files that speak of icons at all.
        if (/icon/i.test(text) && !path.endsWith(".ts"))
            for (const [, name] of text.matchAll(/"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)"/g))
                if (existsSync(`${home}/${name}.svg`)) names.add(name);
    }
    if (missing.length > 0) throw new Error(missing.join("\n"));
    return [...names].sort();
}

export function sprite(names) {
    const symbols = names.map(name => {
        const svg = readFileSync(`${home}/${name}.svg`, "utf8");
        const inner = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
        return `<symbol id="${name}" viewBox="0 0 24 24">${inner.replace(/\s*\n\s*/g, "")}</symbol>`;
    });
    return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
}

/** The sign in the browser's tab: the leaf, in the accent. */
export const mark = () => readFileSync(`${home}/leaf.svg`, "utf8").replace(/<!--[\s\S]*?-->/, "").replace(/currentColor/g, "#3563d9");
