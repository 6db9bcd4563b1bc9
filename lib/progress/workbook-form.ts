/** Where a workbook is sent from; the preview of each has its id for a further step. */
export const WORKBOOK_PAGE = "/tasks/excel";

/** The name of the file's input; what is wrong with the file comes back by it. */
export const WORKBOOK_FIELD = "workbook";

/** The form whose answer is kept when a file was not taken. */
export const workbookFormName = (agencyId: number): string => `workbook-form:${agencyId}`;
