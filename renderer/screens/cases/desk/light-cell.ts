import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community';
import type { TFunction } from 'i18next';
import { type ClockLight, caseLight, clockLight } from '../shared/clock-light.ts';
import { LIGHT_SHAPES, lightText } from '../shared/StatusLight.tsx';

/** Anything that is timed: a case, a ticket. */
type Timed = Parameters<typeof caseLight>[0];

export interface LightCellParams {
  t: TFunction;
  of: 'nearest' | 'overall';
}

/**
 * What `StatusLight` shows, drawn without React: the grid makes and drops these by the hundred while it is scrolled,
 * and a component tree for each was what cost the most frames. The grid refreshes them as time goes by.
 */
export class LightCell implements ICellRendererComp<Timed> {
  readonly #root = document.createElement('span');
  readonly #shape = document.createElement('span');
  readonly #text = document.createTextNode('');

  constructor() {
    this.#shape.ariaHidden = 'true';
    this.#root.append(this.#shape, this.#text);
  }

  init(params: ICellRendererParams<Timed> & LightCellParams): void {
    this.refresh(params);
  }

  getGui(): HTMLElement {
    return this.#root;
  }

  refresh({ data, t, of }: ICellRendererParams<Timed> & LightCellParams): boolean {
    if (data) {
      const now = Date.now();
      this.#show(t, of === 'overall' ? clockLight(data.clocks.overall, now) : caseLight(data, now));
    } else this.#wait(of);
    return true;
  }

  #show(t: TFunction, light: ClockLight): void {
    this.#root.className = 'ucc-light';
    this.#root.dataset.light = light.colour;
    this.#root.title = light.reason ?? '';
    this.#shape.textContent = LIGHT_SHAPES[light.colour];
    this.#text.data = ` ${lightText((key, values) => t(`cases:${key}`, values), light)}`;
  }

  /** The row is on its way. */
  #wait(of: LightCellParams['of']): void {
    this.#root.className = 'ucc-wait';
    this.#shape.textContent = '';
    this.#text.data = of === 'nearest' ? '…' : '';
  }
}
