-- AlterTable
ALTER TABLE "alert" ADD COLUMN     "from_agency_id" INTEGER;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_from_agency_id_fkey" FOREIGN KEY ("from_agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
