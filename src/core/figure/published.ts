/** A published value and where it comes from. */
export interface Published {
  readonly value: number;
  readonly source: string;
}

/** E2 in degrees: from the cortical map, cortical magnification by phosphenes, and grating acuity. */
export const PUBLISHED_E2: readonly Published[] = [
  { value: 0.75, source: "Horton & Hoyt 1991" },
  { value: 1.75, source: "Cowey & Rolls 1974" },
  { value: 3, source: "Rovamo & Virsu 1979" },
];

const CUES = "Geirhos et al. 2019, 2021";

const CONSISTENCY = "Geirhos et al. 2021, mean of 17 data sets";

/** Error consistency κ, from the data of Geirhos et al. 2021: among people, and of people with ResNet-50. */
export const PUBLISHED_KAPPA: { readonly people: Published; readonly resNet50: Published } = {
  people: { value: 0.431, source: CONSISTENCY },
  resNet50: { value: 0.208, source: `ResNet-50, ${CONSISTENCY}` },
};

/** Share of shape among shape and texture choices: Geirhos et al. 2019, from the data of Geirhos et al. 2021. */
export const PUBLISHED_SHAPE_BIAS: { readonly people: Published; readonly resNet50: Published } = {
  people: { value: 0.959, source: CUES },
  resNet50: { value: 0.214, source: `ResNet-50, ${CUES}` },
};
