/** Setting a canvas's size clears it, so it is set only when it changes. */
export function resize(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser draws no canvas.");
  return context;
}

/** White on a wider dark line stands out on any background, and no verdict has that colour. */
export function strokeBoth(context: CanvasRenderingContext2D, path: Path2D, width: number): void {
  context.lineJoin = "round";
  context.lineCap = "round";
  context.strokeStyle = "rgb(20 25 29 / 0.75)";
  context.lineWidth = width * 2.2;
  context.stroke(path);
  context.strokeStyle = "#fff";
  context.lineWidth = width;
  context.stroke(path);
}
