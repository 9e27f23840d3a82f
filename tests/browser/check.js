// Checks every page in the folder given: on a telephone and a desk, light and dark, and on paper.
'use strict';
const { execFileSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');

const WIDTHS = [375, 1280];
const SCHEMES = ['light', 'dark'];
const folder = path.resolve(process.argv[2]);
let passed = 0;
const faults = [];

function expect(good, what) {
    if (good) passed++;
    else faults.push(what);
}

const read = (name, ending) => fs.readFileSync(path.join(folder, `${name}.${ending}`), 'utf8');

// --- in the page ------------------------------------------------------------------------------

// The shown table whose caption begins with `caption`: an array of arrays of texts.
const tableOf = (page, caption) => page.evaluate(begin => {
    const table = [...document.querySelectorAll('table')]
        .find(t => t.caption.textContent.startsWith(begin));
    return [...table.rows].map(row => [...row.cells].map(cell => cell.textContent));
}, caption);

// What is wrong with the markup, as sentences.
const markupFaults = page => page.evaluate(() => {
    const wrong = [];
    const all = selector => [...document.querySelectorAll(selector)];
    if (!document.title) wrong.push('no title');
    if (!/^(en|nl)$/.test(document.documentElement.lang)) wrong.push('no language');
    if (all('script, link, img, iframe, object').length) wrong.push('an element from outside');
    for (const table of all('table'))
        if (!table.caption || !table.caption.textContent) wrong.push('a table without a caption');
    for (const th of all('th'))
        if (!th.scope) wrong.push(`no scope: ${th.textContent}`);
    for (const cell of all('td.n'))
        if (!/right|end|space-between/.test(getComputedStyle(cell).textAlign +
                                            getComputedStyle(cell).justifyContent))
            wrong.push(`not to the right: ${cell.textContent}`);
    for (const svg of all('svg[role=img]'))
        if (!svg.querySelector('title').textContent) wrong.push('a picture without words');
    return wrong;
});

async function checkView(browser, name, width, scheme) {
    const where = `${name} at ${width}, ${scheme}`;
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: scheme });
    const url = 'file://' + path.join(folder, `${name}.html`);
    const said = [], asked = [];
    page.on('console', message => said.push(message.text()));
    page.on('pageerror', error => said.push(String(error)));
    page.on('dialog', dialog => { said.push('a dialog'); dialog.dismiss(); });
    page.on('request', request => { if (request.url() !== url) asked.push(request.url()); });
    await page.goto(url);
    const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await page.screenshot({ path: path.join(folder, `${name}-${width}-${scheme}.png`),
                            fullPage: true });
    const wrong = await markupFaults(page);
    await page.addScriptTag({ path: require.resolve('axe-core') });
    const { violations } = await page.evaluate(() => window.axe.run());
    expect(said.length === 0, `${where}: the console says ${said}`);
    expect(asked.length === 0, `${where}: asks for ${asked}`);
    expect(over <= 0, `${where}: ${over} pixels too wide`);
    expect(wrong.length === 0, `${where}: ${wrong}`);
    expect(violations.length === 0, `${where}: ` + violations.map(
        v => `${v.impact} ${v.id} ${v.nodes.map(n => n.html).slice(0, 3)}`).join('; '));
    await page.close();
}

// --- on paper ---------------------------------------------------------------------------------

// The words of each page of a PDF with the place where they end, from poppler's pdftotext.
function paperPages(pdf) {
    const xml = execFileSync('pdftotext', ['-bbox', pdf, '-'], { maxBuffer: 1 << 28 }).toString();
    const plain = text => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"').replace(/&apos;|&#39;/g, "'").replace(/&amp;/g, '&');
    return xml.split('<page ').slice(1).map(page => ({
        width: Number(/width="([\d.]+)"/.exec(page)[1]),
        height: Number(/height="([\d.]+)"/.exec(page)[1]),
        words: [...page.matchAll(/xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g)]
            .map(m => ({ right: Number(m[1]), bottom: Number(m[2]), text: plain(m[3]) })),
    }));
}

// Whether all figures of a table are on one page, each as often as in the table.
function isWhole(figures, pages) {
    const times = (list, text) => list.filter(t => t === text).length;
    return pages.some(page => {
        const words = page.words.map(word => word.text);
        return figures.every(f => times(words, f) >= times(figures, f));
    });
}

async function checkPaper(browser, name) {
    const page = await browser.newPage();
    await page.goto('file://' + path.join(folder, `${name}.html`));
    const pdf = path.join(folder, `${name}.pdf`);
    await page.pdf({ path: pdf, preferCSSPageSize: true });
    // A listing, or another long table, may go on over pages.
    const tables = await page.evaluate(() => [...document.querySelectorAll('table')].map(table => ({
        caption: table.caption.textContent,
        listing: table.closest('.long') !== null || !table.classList.contains('listed') && table.rows[0].cells.length > 4,
        figures: [...table.querySelectorAll('td.n')].flatMap(c => c.textContent.split(/\s+/)).filter(t => t),
    })));
    await page.close();
    const pages = paperPages(pdf);
    for (const sheet of pages) {
        expect(Math.round(sheet.width) === 595 && Math.round(sheet.height) === 842,
               `${name} on paper: not A4`);
        const out = sheet.words.filter(w => w.right > sheet.width - 20 ||
                                            w.bottom > sheet.height - 20);
        expect(out.length === 0, `${name} on paper: cut off ${out.map(w => w.text)}`);
    }
    for (const table of tables.filter(t => !t.listing))
        expect(isWhole(table.figures, pages), `${name} on paper: "${table.caption}" is broken`);
    const words = new Set(pages.flatMap(sheet => sheet.words.map(word => word.text)));
    for (const table of tables.filter(t => t.listing))
        expect(table.figures.every(f => words.has(f)),
               `${name} on paper: "${table.caption}" lacks figures`);
}

// --- the same figures in every format ---------------------------------------------------------

const cents = text => BigInt(text.replace(/[^\d-]/g, ''));

// Cents by municipality's name and category, from the JSON report.
function amountsOf(report) {
    const names = new Map(report.municipalities.map(m => [m.code, m.name]));
    const sums = new Map();
    for (const row of report.allocation) {
        const at = `${names.get(row.municipality)}\t${row.category}`;
        sums.set(at, (sums.get(at) || 0n) + cents(row.amount));
    }
    return sums;
}

// The categories of the report: the four, or its own, which all have lines in these pages.
function categoriesOf(report) {
    const four = ['staff', 'housing', 'ict', 'facilities'];
    const found = [...new Set(report.allocation.map(row => row.category))].filter(c => c !== 'own');
    return found.every(c => four.includes(c)) ? four : found;
}

async function checkFigures(browser, name) {
    const report = JSON.parse(read(name, 'json'));
    if (report.report !== 'allocation') return;
    const sums = amountsOf(report);
    const page = await browser.newPage();
    await page.goto('file://' + path.join(folder, `${name}.html`));
    const caption = await page.evaluate(() => document.querySelector('caption').textContent);
    const rows = (await tableOf(page, caption)).slice(1);
    await page.close();
    const text = read(name, 'text');
    const categories = categoriesOf(report);
    const columns = ['', ...categories, 'shared', 'own', 'total'];
    const total = columns.map(() => 0n);
    for (const row of rows.slice(0, -1)) {
        const of = category => sums.get(`${row[0]}\t${category}`) || 0n;
        const shared = categories.map(of).reduce((a, b) => a + b, 0n);
        const wanted = [null, ...categories.map(of), shared, of('own'),
                        shared + of('own')];
        for (let i = 1; i < columns.length; i++) {
            total[i] += wanted[i];
            expect(cents(row[i]) === wanted[i], `${name}: ${row[0]} ${columns[i]} in HTML`);
            expect(text.includes(row[i]), `${name}: ${row[0]} ${columns[i]} in text`);
        }
    }
    for (let i = 1; i < columns.length; i++)
        expect(cents(rows.at(-1)[i]) === total[i], `${name}: total ${columns[i]} in HTML`);
    const control = [...Object.values(report.control)];
    expect(total.at(-1) === cents(control[0]) && cents(report.control.difference) === 0n,
           `${name}: the control`);
    checkCsv(name, report);
}

// The cells of a row of CSV; a cell in quotes may hold delimiters, but no line end here.
const cellsOf = delimiter => row =>
    row.match(new RegExp(`("([^"]|"")*"|[^${delimiter}]*)(${delimiter}|$)`, 'g'))
        .map(cell => cell.endsWith(delimiter) ? cell.slice(0, -1) : cell);

// The tidy table has the same rows as JSON, in the same order.
function checkCsv(name, report) {
    const lines = read(name, 'csv').replace(/^\ufeff/, '').trimEnd().split('\n');
    const [header, ...rows] = lines.map(cellsOf(lines[0].includes(';') ? ';' : ','));
    const at = header.findIndex(cell => cell === 'amount' || cell === 'bedrag');
    const wanted = (report.lines || report.allocation).map(row => cents(row.amount));
    expect(rows.length === wanted.length && rows.every((row, i) => cents(row[at]) === wanted[i]),
           `${name}: CSV and JSON differ`);
}

// --- all --------------------------------------------------------------------------------------

async function main() {
    const names = fs.readdirSync(folder).filter(f => f.endsWith('.html')).map(f => f.slice(0, -5));
    const browser = await chromium.launch({
        executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
        args: ['--no-sandbox'],
    });
    for (const name of names) {
        for (const width of WIDTHS)
            for (const scheme of SCHEMES) await checkView(browser, name, width, scheme);
        await checkPaper(browser, name);
        await checkFigures(browser, name);
    }
    await browser.close();
    for (const fault of faults) console.log(fault);
    console.log(`cases: ${passed} passed, ${faults.length} failed`);
    process.exitCode = names.length > 0 && faults.length === 0 ? 0 : 1;
}

main();
