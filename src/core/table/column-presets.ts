import type { TrialColumn } from "./trial-table";

/** Where a column is in a program's exports: the first pattern that one name fits, else the same text for all rows. */
interface Candidates {
  readonly from: readonly RegExp[];
  /** Without it the column must be there. */
  readonly otherwise?: string;
}

/** How one program's exports are read. Rows without a picture or a category are other screens, and are passed over. */
export interface ColumnPreset {
  readonly name: string;
  readonly program: string;
  /** The unit of its times. */
  readonly rtUnit: "s" | "ms";
  readonly columns: Readonly<Record<TrialColumn, Candidates>>;
  /** Columns that name the screen of a row: a screen that is never answered in a file (fixation, mask) is no trial. */
  readonly screen: readonly RegExp[];
  /** Names that, together, only its exports have. */
  readonly signs: readonly RegExp[];
}

const SUBJECT = [/^subject$/i, /^subj(ect)?[_-]?(id|nr|no)$/i, /^participant$/i, /^participant[_-]?(id|nr|no)$/i];
const PICTURE = [/^image$/i, /^(image|img|pic|picture|stim)[_-]?(name|file|id|path)?$/i, /^picture$/i, /^stimulus$/i];
const CATEGORY = [
  /^(true|target|correct)?[_-]?category$/i,
  /^correct[_-]?(response|answer|choice)$/i,
  /^(target|answer)$/i,
];

/** Exports of jsPsych, PsychoPy, OpenSesame and lab.js, by the names that these programs themselves give. */
export const COLUMN_PRESETS: readonly ColumnPreset[] = [
  {
    name: "jspsych",
    program: "jsPsych",
    rtUnit: "ms",
    columns: {
      subj: { from: [...SUBJECT, /^(PROLIFIC_PID|workerId|run_id)$/] },
      session: { from: [/^session([_-]?id)?$/i], otherwise: "1" },
      trial: { from: [/^trial_index$/] },
      rt: { from: [/^rt$/] },
      object_response: { from: [/^(response_category|chosen_category|answered|choice)$/i, /^response$/] },
      category: { from: CATEGORY },
      condition: { from: [/^condition$/i], otherwise: "nan" },
      imagename: { from: PICTURE },
    },
    screen: [/^(task|test_part|screen|phase|trial_part)$/i],
    signs: [/^trial_type$/, /^trial_index$/, /^time_elapsed$/],
  },
  {
    name: "psychopy",
    program: "PsychoPy",
    rtUnit: "s",
    columns: {
      subj: { from: SUBJECT },
      session: { from: [/^session$/i], otherwise: "1" },
      trial: { from: [/^trials?\.thisN$/, /\.thisN$/, /^thisN$/] },
      rt: { from: [/^key_resp\.rt$/, /^(?!key_resp\.)[^.]+\.rt$/, /\.rt$/, /^mouse\.time$/] },
      object_response: {
        from: [
          /^(answered|response_category|choice)$/i,
          /^key_resp\.keys$/,
          /\.keys$/,
          /\.clicked_name$/,
          /\.response$/,
        ],
      },
      category: { from: [...CATEGORY, /^corr[_-]?ans(wer)?$/i, /^corr_?resp$/i] },
      condition: { from: [/^condition$/i], otherwise: "nan" },
      imagename: { from: PICTURE },
    },
    screen: [],
    signs: [/^expName$/, /^(psychopyVersion|frameRate|date)$/],
  },
  {
    name: "opensesame",
    program: "OpenSesame",
    rtUnit: "ms",
    columns: {
      subj: { from: [/^subject_nr$/, ...SUBJECT, /^logfile$/] },
      session: { from: [/^session([_-]?(nr|id))?$/i], otherwise: "1" },
      trial: { from: [/^count_trial_sequence$/, /^count_(trial|new_trial_sequence)$/, /^count_logger$/, /^live_row$/] },
      rt: { from: [/^response_time$/] },
      object_response: { from: [/^(response_category|answered|choice)$/i, /^response$/] },
      category: { from: CATEGORY },
      condition: { from: [/^condition$/i], otherwise: "nan" },
      imagename: { from: PICTURE },
    },
    screen: [],
    signs: [/^response_time$/, /^(subject_nr|subject_parity|opensesame_version|count_[a-z_]*sequence)$/],
  },
  {
    name: "labjs",
    program: "lab.js",
    rtUnit: "ms",
    columns: {
      subj: { from: [...SUBJECT, /^(id|code|observation)$/i] },
      session: { from: [/^session([_-]?id)?$/i], otherwise: "1" },
      trial: { from: [/^(trial|trial[_-]?(nr|no|number|index|count))$/i, /^sender_id$/, /^timestamp$/] },
      rt: { from: [/^duration$/] },
      object_response: { from: [/^(response_category|answered|choice)$/i, /^response$/] },
      category: { from: [/^correctResponse$/, ...CATEGORY] },
      condition: { from: [/^condition$/i], otherwise: "nan" },
      imagename: { from: PICTURE },
    },
    screen: [/^sender$/],
    signs: [/^sender$/, /^(sender_type|ended_on)$/],
  },
];

/** The program whose export has these columns, if one is plain. */
export function presetOf(names: readonly string[]): ColumnPreset | undefined {
  return COLUMN_PRESETS.find(({ signs }) => signs.every((sign) => names.some((name) => sign.test(name))));
}

/** The preset of this name. @throws Error, as a sentence for the user */
export function presetNamed(name: string): ColumnPreset {
  const wanted = name.toLowerCase().replace(/[.\s_-]/g, "");
  const preset = COLUMN_PRESETS.find((one) => one.name === wanted);
  if (!preset) {
    throw new Error(`--columns takes ${COLUMN_PRESETS.map((one) => one.name).join(", ")}; got "${name}"`);
  }
  return preset;
}
