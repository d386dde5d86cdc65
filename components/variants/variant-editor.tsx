"use client";

import { AlertDialog } from "@/components/ui/alert-dialog";
import { TextField } from "@/components/ui/text-field";
import { EditorHeader } from "./editor-header";
import { formWords } from "./form-words";
import { LivePreview } from "./live-preview";
import { SampleStrip } from "./sample-strip";
import { SavePart } from "./save-part";
import { useEditor, type EditorSubject } from "./use-editor";
import { useLeaveQuestion } from "./use-leave-question";
import type { Sample } from "./use-sample";
import { VariantFields } from "./variant-fields";
import { variantsWords } from "./words";

type VariantEditorProps = EditorSubject & {
  sample: Sample;
  onChooseSample: (ids: readonly string[]) => void;
};

/** The form of one variant beside what it makes of the sample. */
export function VariantEditor({ sample, onChooseSample, ...subject }: VariantEditorProps) {
  const { savedName, onDone, sampleIds } = subject;
  const editor = useEditor(subject);
  const { draft, faults, options, isDirty, change } = editor;
  const question = useLeaveQuestion(isDirty);
  return (
    <>
      <EditorHeader title={savedName ?? variantsWords.create} onBack={() => question.ask(onDone)} />
      <div className="grid items-start gap-6 p-3 sm:p-4 lg:grid-cols-[24rem_minmax(0,1fr)] lg:px-6">
        <form
          aria-label={formWords.form}
          noValidate
          onSubmit={(event) => event.preventDefault()}
          className="flex min-w-0 flex-col gap-4 max-lg:order-last"
        >
          {savedName === undefined ? (
            <TextField
              label={formWords.name}
              autoComplete="off"
              spellCheck={false}
              autoCapitalize="none"
              maxLength={99}
              value={draft.name}
              error={draft.name === "" ? undefined : faults.name}
              hint={draft.name === "" ? faults.name : undefined}
              onChange={(event) => change({ name: event.target.value })}
            />
          ) : (
            <p className="text-[13px] text-muted">{formWords.nameFixed}</p>
          )}
          <VariantFields draft={draft} faults={faults} onChange={change} />
          <SavePart editor={editor} savedName={savedName} />
        </form>
        <div className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-16">
          <SampleStrip sample={sample} chosenIds={sampleIds} onChoose={onChooseSample} />
          <LivePreview sample={sample} savedName={savedName} options={options} isChanged={isDirty} />
        </div>
      </div>
      <AlertDialog
        title={formWords.discardTitle}
        isOpen={question.isAsking}
        isDanger
        confirmLabel={formWords.discard}
        cancelLabel={formWords.stay}
        onClose={question.stay}
        onConfirm={question.leave}
      >
        {formWords.discardDetail}
      </AlertDialog>
    </>
  );
}
