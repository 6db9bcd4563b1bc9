/** The hour of the morning sweep, on Vietnamese time (PRODUCT, "Alerts"). */
export const MORNING_HOUR = 7;
