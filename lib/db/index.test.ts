import { openSqliteTestIndex } from "@/lib/testing/builders/open-test-index";
import { describeImages } from "@/lib/testing/index-contract/describe-images";
import { describePaging } from "@/lib/testing/index-contract/describe-paging";
import { describeSearch } from "@/lib/testing/index-contract/describe-search";
import { describeUploads } from "@/lib/testing/index-contract/describe-uploads";

for (const describeContract of [describeImages, describePaging, describeSearch, describeUploads]) {
  describeContract("SQLite", openSqliteTestIndex);
}
