/** Part of the picture's width, and pixels below which nobody reads it on a photograph. */
const letter = 1 / 42;
const smallestPx = 12;
/** From one to the next, in lengths of the text and in letters. */
const stepAcross = 1.45;
const stepDown = 7;
const slant = (-18 * Math.PI) / 180;
const opacity = 0.32;

/** Writes lines slantwise over the whole of a canvas, again and again, each with an edge of the ground's colour: read on light and on dark. */
export function drawMark(canvas: HTMLCanvasElement, lines: readonly string[]): void {
  const pen = canvas.getContext('2d');
  const { clientWidth: across, clientHeight: down } = canvas;
  if (!pen || across === 0) return;
  const scale = window.devicePixelRatio;
  // Its size is set anew at each drawing, which wipes it as well.
  [canvas.width, canvas.height] = [across * scale, down * scale];
  pen.scale(scale, scale);
  pen.translate(across / 2, down / 2);
  pen.rotate(slant);
  const size = Math.max(smallestPx, across * letter);
  setPen(pen, canvas, size);
  const far = Math.max(...lines.map((line) => pen.measureText(line).width)) * stepAcross;
  const reach = Math.hypot(across, down) / 2;
  // Every second row is moved by half a step, so that no part of the picture is without.
  for (let row = 0, y = -reach; y <= reach; row += 1, y += size * stepDown) {
    for (let x = (row % 2) * (far / 2) - reach; x <= reach; x += far) write(pen, lines, [x, y, size * 1.25]);
  }
}

function setPen(pen: CanvasRenderingContext2D, canvas: HTMLCanvasElement, size: number): void {
  const style = getComputedStyle(canvas);
  pen.font = `600 ${size}px ${style.fontFamily}`;
  pen.textAlign = 'center';
  pen.lineJoin = 'round';
  pen.lineWidth = size / 6;
  pen.globalAlpha = opacity;
  pen.fillStyle = style.color;
  pen.strokeStyle = style.outlineColor;
}

function write(pen: CanvasRenderingContext2D, lines: readonly string[], [x, y, lead]: readonly [number, number, number]): void {
  lines.forEach((line, nth) => {
    pen.strokeText(line, x, y + nth * lead);
    pen.fillText(line, x, y + nth * lead);
  });
}
