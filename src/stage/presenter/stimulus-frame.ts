/**
 * Places the stimulus canvas in its host: its own size in CSS pixels where that fits, else the largest whole size, on
 * whole pixels so that no pixel of the picture is smeared over two of the screen.
 */
export interface StimulusFrame {
  mount(canvas: HTMLCanvasElement): void;
  setVisible(visible: boolean): void;
  dispose(): void;
}

/** @param side wished for, in CSS pixels */
export function createStimulusFrame(host: HTMLElement, side: number): StimulusFrame {
  let canvas: HTMLCanvasElement | null = null;
  let visible = false;
  if (getComputedStyle(host).position === "static") host.style.position = "relative";

  const place = () => {
    if (!canvas) return;
    const box = host.getBoundingClientRect();
    const size = Math.max(1, Math.min(side, Math.floor(box.width), Math.floor(box.height)));
    const left = Math.round(box.left + (box.width - size) / 2) - box.left;
    const top = Math.round(box.top + (box.height - size) / 2) - box.top;
    Object.assign(canvas.style, { width: `${size}px`, height: `${size}px`, left: `${left}px`, top: `${top}px` });
  };
  const observer = new ResizeObserver(place);
  observer.observe(host);

  return {
    mount(next) {
      canvas?.remove();
      canvas = next;
      Object.assign(canvas.style, { position: "absolute", display: "block", imageRendering: "auto" });
      canvas.style.visibility = visible ? "visible" : "hidden";
      // The picture is described, once it may be known, by the page around it.
      canvas.setAttribute("aria-hidden", "true");
      host.append(canvas);
      place();
    },
    setVisible(next) {
      visible = next;
      if (canvas) canvas.style.visibility = next ? "visible" : "hidden";
      if (next) place();
    },
    dispose() {
      observer.disconnect();
      canvas?.remove();
    },
  };
}
