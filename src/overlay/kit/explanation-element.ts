import type { PropertyDeclarations, PropertyValues, TemplateResult } from "lit";
import "./explanation-element.css";
import type { Game } from "../../app/game";
import type { Level } from "../../content/level";
import type { ExplanationStep, LevelWords } from "../../content/words";
import { LightElement } from "./light-element";
import { explainWords, followStep } from "./step-list";

/** An explanation in steps: a picture on one side, the current step's text on the other. */
export abstract class ExplanationElement extends LightElement {
  static override properties: PropertyDeclarations = {
    game: { attribute: false },
    level: { attribute: false },
    words: { attribute: false },
    current: { state: true },
  };
  declare game: Game;
  declare level: Level;
  declare words: LevelWords;
  /** The current step. A view with a self-running picture sets it too. */
  declare protected current: number;

  constructor() {
    super();
    this.current = 0;
  }

  protected get step(): ExplanationStep | undefined {
    return this.words.explanation[this.current];
  }

  /** Called when the player selects a step: the picture follows the text. */
  protected showStep(_key: string): void {}

  protected goTo = (index: number): void => {
    this.current = index;
    this.showStep(this.step?.key ?? "");
  };

  protected override updated(changed: PropertyValues): void {
    if (changed.has("current")) followStep(this);
  }

  /** The text column. @param extra what the view adds below the step; name: a short name for a step's button */
  protected column(parts: { extra?: unknown; name?: (step: ExplanationStep) => string } = {}): TemplateResult {
    const { t } = this.game.stores.language.getState();
    return explainWords({ words: this.words, current: this.current, go: this.goTo, t, ...parts });
  }
}
