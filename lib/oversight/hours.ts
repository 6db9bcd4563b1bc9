/** The hour of the morning sweep, on Vietnamese time (PRODUCT, "Alerts"). */
export const MORNING_HOUR = 7;

/** The hour at which the e-mails of the morning go out (design.md, "Inbox"). */
export const MAIL_HOUR = 8;
