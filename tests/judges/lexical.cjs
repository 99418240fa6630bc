// What Ghost makes of HTML for its Admin API (?source=html): a list of texts on standard input, and on standard
// output, for each, the blocks of its editor with their types and words.
//
//   node lexical.cjs FOLDER-OF-NODE-MODULES

const {createRequire} = require('node:module');

const fromFolder = createRequire(`${process.argv[2]}/package.json`);
const {htmlToLexical} = fromFolder('@tryghost/kg-html-to-lexical');

const words = (node) => {
    if (node.type === 'linebreak') {
        return '\n';
    }
    return node.text ?? (node.children ?? []).map(words).join('');
};

const told = (node) => ({
    type: node.type,
    tag: node.tag ?? null,
    text: words(node),
    items: node.type === 'list' ? node.children.map(words) : [],
    html: node.html ?? '',
});

const texts = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(texts.map((text) => htmlToLexical(text).root.children.map(told))));
