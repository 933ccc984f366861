interface Place {
  lat: number;
  lon: number;
}

/** A degree of latitude, kilometres: the earth's circumference of 40,030 km ÷ 360. */
const kmPerDegree = 111.19;

/** Over the plane, which within a province is the earth to some metres. */
export function distanceKm(a: Place, b: Place): number {
  const x = (a.lon - b.lon) * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  return Math.hypot(x, a.lat - b.lat) * kmPerDegree;
}
