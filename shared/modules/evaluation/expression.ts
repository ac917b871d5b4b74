/** A formula as a tree. Numbers, names of counters, the four operations, `min` and `max`: nothing else can be said. */
export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'name'; name: string }
  | { kind: 'negative'; of: Expression }
  | { kind: 'operation'; operator: Operator; left: Expression; right: Expression }
  | { kind: 'call'; name: 'min' | 'max'; of: Expression[] };
export type Operator = '+' | '-' | '*' | '/';

export type Parsed = { ok: true; expression: Expression } | { ok: false; at: number; reason: string };

export const MAX_FORMULA_LENGTH = 300;
/** Brackets within brackets; beyond it a formula is refused, so that none exhausts the stack. */
const MAX_DEPTH = 20;

interface Token {
  kind: 'number' | 'name' | 'sign' | 'end';
  text: string;
  at: number;
}

class FormulaFault extends Error {
  readonly at: number;

  constructor(at: number, reason: string) {
    super(reason);
    this.at = at;
  }
}

/** Reads a formula; nothing of it is ever run as code. `at` is the offset of the first fault. */
export function parseExpression(text: string): Parsed {
  try {
    if (text.length > MAX_FORMULA_LENGTH)
      throw new FormulaFault(MAX_FORMULA_LENGTH, `longer than ${MAX_FORMULA_LENGTH} characters`);
    return { ok: true, expression: new Parser(tokensOf(text)).whole() };
  } catch (fault) {
    if (!(fault instanceof FormulaFault)) throw fault;
    return { ok: false, at: fault.at, reason: fault.message };
  }
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z][A-Za-z0-9]*)|([-+*/(),%]))/y;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) {
      const at = from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);
      throw new FormulaFault(at, `unexpected "${text[at] ?? ''}"`);
    }
    const kind = match[1] !== undefined ? 'number' : match[2] !== undefined ? 'name' : 'sign';
    const written = match[1] ?? match[2] ?? match[3] ?? '';
    tokens.push({ kind, text: written, at: TOKEN.lastIndex - written.length });
  }
  return [...tokens, { kind: 'end', text: 'the end', at: end }];
}

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression {
    const expression = this.#sum();
    if (this.#token.kind !== 'end') throw this.#unexpected();
    return expression;
  }

  get #token(): Token {
    return this.#tokens[this.#next] as Token;
  }

  #sum(): Expression {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new FormulaFault(this.#token.at, 'nested too deeply');
    let left = this.#product();
    for (let sign = this.#take('+', '-'); sign; sign = this.#take('+', '-'))
      left = { kind: 'operation', operator: sign as Operator, left, right: this.#product() };
    this.#depth -= 1;
    return left;
  }

  #product(): Expression {
    let left = this.#factor();
    for (let sign = this.#take('*', '/'); sign; sign = this.#take('*', '/'))
      left = { kind: 'operation', operator: sign as Operator, left, right: this.#factor() };
    return left;
  }

  #factor(): Expression {
    const token = this.#token;
    if (this.#take('-')) return { kind: 'negative', of: this.#value() };
    if (token.kind === 'end') throw this.#unexpected();
    return this.#value();
  }

  #value(): Expression {
    const token = this.#token;
    if (token.kind === 'number') {
      this.#next += 1;
      const value = Number(token.text);
      return { kind: 'number', value: this.#take('%') ? value / 100 : value };
    }
    if (token.kind === 'name') {
      this.#next += 1;
      return token.text === 'min' || token.text === 'max'
        ? { kind: 'call', name: token.text, of: this.#list() }
        : { kind: 'name', name: token.text };
    }
    if (this.#take('(')) return this.#closed(this.#sum());
    throw this.#unexpected();
  }

  #list(): Expression[] {
    if (!this.#take('(')) throw this.#unexpected();
    const of = [this.#sum()];
    while (this.#take(',')) of.push(this.#sum());
    return this.#closed(of);
  }

  #closed<T>(inside: T): T {
    if (!this.#take(')')) throw this.#unexpected();
    return inside;
  }

  #take(...signs: string[]): string | null {
    const { kind, text } = this.#token;
    if (kind !== 'sign' || !signs.includes(text)) return null;
    this.#next += 1;
    return text;
  }

  #unexpected(): FormulaFault {
    const { kind, text, at } = this.#token;
    return new FormulaFault(at, kind === 'end' ? 'ends too early' : `unexpected "${text}"`);
  }
}

/** Every name of a formula, once each, in the order in which they are met. */
export function namesIn(expression: Expression): string[] {
  const names = new Set<string>();
  const walk = (part: Expression): void => {
    if (part.kind === 'name') names.add(part.name);
    if (part.kind === 'negative') walk(part.of);
    if (part.kind === 'call') part.of.forEach(walk);
    if (part.kind === 'operation') {
      walk(part.left);
      walk(part.right);
    }
  };
  walk(expression);
  return [...names];
}

/** What a formula gives; null where it divides by nothing or needs a figure that is not known. */
export function evaluate(expression: Expression, figure: (name: string) => number | null): number | null {
  const walk = (part: Expression): number | null => {
    switch (part.kind) {
      case 'number':
        return part.value;
      case 'name':
        return figure(part.name);
      case 'negative': {
        const of = walk(part.of);
        return of === null ? null : -of;
      }
      case 'call': {
        const of = part.of.map(walk);
        return of.some((each) => each === null) ? null : Math[part.name](...(of as number[]));
      }
      case 'operation':
        return operate(part.operator, walk(part.left), walk(part.right));
    }
  };
  const value = walk(expression);
  return value !== null && Number.isFinite(value) ? value : null;
}

function operate(operator: Operator, left: number | null, right: number | null): number | null {
  if (left === null || right === null) return null;
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? null : left / right;
  }
}

const BINDING: Readonly<Record<Operator, number>> = { '+': 1, '-': 1, '*': 2, '/': 2 };
const PRINTED: Readonly<Record<Operator, string>> = { '+': '+', '-': '−', '*': '×', '/': '÷' };

/** A formula as people write it: `按期结案数 ÷ (结案数 + 待结案数)`. */
export function printExpression(expression: Expression, nameOf: (name: string) => string): string {
  const walk = (part: Expression, binding: number): string => {
    switch (part.kind) {
      case 'number':
        return String(part.value);
      case 'name':
        return nameOf(part.name);
      case 'negative':
        return `−${walk(part.of, 3)}`;
      case 'call':
        return `${part.name}(${part.of.map((each) => walk(each, 0)).join(', ')})`;
      case 'operation': {
        const own = BINDING[part.operator];
        const text = `${walk(part.left, own)} ${PRINTED[part.operator]} ${walk(part.right, own + 1)}`;
        return own < binding ? `(${text})` : text;
      }
    }
  };
  return walk(expression, 0);
}
