/** Parts of the picture's width. */
const letter = 1 / 42;
const stepAcross = 0.62;
const stepDown = 0.17;
/** Half a step further on in each second row, so that no part of the picture is without. */
const slant = (-18 * Math.PI) / 180;
const opacity = 0.34;

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
  setPen(pen, canvas, across * letter);
  const reach = Math.hypot(across, down) / 2;
  for (let row = 0, y = -reach; y <= reach; row += 1, y += across * stepDown) {
    const shift = (row % 2) * across * (stepAcross / 2);
    for (let x = shift - reach; x <= reach; x += across * stepAcross) write(pen, lines, [x, y, across * letter * 1.25]);
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
