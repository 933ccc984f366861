import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type Pair } from 'yaml';
import { formatPath, type PackFault, type Path } from './fault.js';

/** One YAML file whose values remember where they stand. */
export class YamlSource {
  private readonly lines = new LineCounter();
  readonly document: Document.Parsed;
  readonly syntaxFaults: PackFault[];

  constructor(
    readonly file: string,
    text: string,
  ) {
    this.document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
    this.syntaxFaults = this.document.errors.map((error) => ({
      file,
      line: this.lineOf(error.pos[0]),
      path: '',
      ...(error.code === 'DUPLICATE_KEY'
        ? { message: 'the same key stands here twice', remedy: 'remove one of the two' }
        : {
            message: `not valid YAML: ${error.message}`,
            remedy: 'check the indentation, quotes and colons on this line and above it',
          }),
    }));
  }

  /** The file's data; call it after variables were expanded. */
  data(): unknown {
    return this.document.toJS({ maxAliasCount: 100 }) as unknown;
  }

  lineOf(offset: number): number {
    return Math.max(1, this.lines.linePos(offset).line);
  }

  /** Line of the value at `path`, or of the nearest thing around it that exists. */
  line(path: Path): number {
    let node: unknown = this.document.contents;
    let offset = startOf(node);
    for (const step of path) {
      const next = stepInto(node, step);
      if (!next) break;
      offset = next.offset ?? offset;
      node = next.node;
    }
    return this.lineOf(offset ?? 0);
  }

  fault(path: Path, message: string, remedy: string): PackFault {
    return { file: this.file, line: this.line(path), path: formatPath(path), message, remedy };
  }
}

const startOf = (node: unknown): number | undefined => (node as Node | null)?.range?.[0];

function stepInto(node: unknown, step: string | number): { node: unknown; offset: number | undefined } | null {
  if (isMap(node)) {
    const pair = node.items.find((item: Pair) => isScalar(item.key) && String(item.key.value) === String(step));
    return pair ? { node: pair.value, offset: startOf(pair.key) } : null;
  }
  if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
    const item = node.items[step];
    return { node: item, offset: startOf(item) };
  }
  return null;
}
