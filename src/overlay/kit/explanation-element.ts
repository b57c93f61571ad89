import type { PropertyDeclarations, PropertyValues, TemplateResult } from "lit";
import "./explanation-element.css";
import type { Game } from "../../app/game";
import type { Level } from "../../content/level";
import type { ExplanationStep, LevelWords } from "../../content/words";
import { LightElement } from "./light-element";
import { explainWords, followStep } from "./step-list";

/** An explanation in steps: a picture on one side, on the other the words of the step that is on. */
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
  /** The step that is on. A view whose picture moves by itself sets it, too. */
  declare protected current: number;

  constructor() {
    super();
    this.current = 0;
  }

  protected get step(): ExplanationStep | undefined {
    return this.words.explanation[this.current];
  }

  /** Called when the player turns to a step: the picture follows the words. */
  protected showStep(_key: string): void {}

  protected goTo = (index: number): void => {
    this.current = index;
    this.showStep(this.step?.key ?? "");
  };

  protected override updated(changed: PropertyValues): void {
    if (changed.has("current")) followStep(this);
  }

  /** The column of words. @param extra what the view adds below the step; name: a short name for a step's button */
  protected column(parts: { extra?: unknown; name?: (step: ExplanationStep) => string } = {}): TemplateResult {
    const { t } = this.game.stores.language.getState();
    return explainWords({ words: this.words, current: this.current, go: this.goTo, t, ...parts });
  }
}
