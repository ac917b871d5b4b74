/** What can be lit, in the order of channels and coils. */
export const LIGHTS = ['red', 'yellow', 'green', 'buzzer'] as const;
export type Light = (typeof LIGHTS)[number];
export type Lights = Readonly<Record<Light, boolean>>;

export const DARK: Lights = { red: false, yellow: false, green: false, buzzer: false };

export function fromBits(bits: number): Lights {
  return Object.fromEntries(LIGHTS.map((light, i) => [light, ((bits >> i) & 1) !== 0])) as unknown as Lights;
}

export function toBits(lights: Lights): number {
  return LIGHTS.reduce((bits, light, i) => bits | (lights[light] ? 1 << i : 0), 0);
}
