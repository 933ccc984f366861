/** The communal house: the mark of every screen, as high as its place says, in the first ink. */
export function HouseMark() {
  return (
    <svg className="house-mark" viewBox="0 0 64 72" fill="currentColor" aria-hidden="true">
      <path d="M32 3C38 24 46 42 57 52L7 52C18 42 26 24 32 3Z" />
      <path d="M12 60H52M18 60V70M46 60V70M32 60V70" fill="none" stroke="currentColor" strokeWidth="4" />
    </svg>
  );
}
