-- AlterEnum
ALTER TYPE "IssuedKind" ADD VALUE 'CONSOLIDATED_REPORT';

-- AlterTable
ALTER TABLE "consolidated_issue" ADD COLUMN     "document_id" INTEGER;

-- CreateIndex
CREATE UNIQUE INDEX "consolidated_issue_document_id_key" ON "consolidated_issue"("document_id");

-- AddForeignKey
ALTER TABLE "consolidated_issue" ADD CONSTRAINT "consolidated_issue_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "issued_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
