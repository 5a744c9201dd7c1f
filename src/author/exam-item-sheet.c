/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-item-sheet.h"

void
exam_option_sheet_free (ExamOptionSheet *self)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->text, exam_text_unref);
  g_clear_pointer (&self->why, exam_text_unref);
  g_free (self);
}

void
exam_code_sheet_free (ExamCodeSheet *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->code);
  g_clear_pointer (&self->why, exam_text_unref);
  g_free (self);
}

void
exam_source_sheet_free (ExamSourceSheet *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->title);
  g_free (self->section);
  g_free (self->year);
  g_free (self->href);
  g_free (self);
}

/** Returns: (transfer full): a sheet with nothing on it */
ExamItemSheet *
exam_item_sheet_new (void)
{
  ExamItemSheet *self = g_new0 (ExamItemSheet, 1);

  self->shuffled = TRUE;
  self->options = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_option_sheet_free);
  self->codes = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_code_sheet_free);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_source_sheet_free);
  return self;
}

void
exam_item_sheet_free (ExamItemSheet *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->id);
  g_free (self->domain);
  g_free (self->system);
  g_clear_pointer (&self->stem, exam_text_unref);
  g_clear_pointer (&self->rationale, exam_text_unref);
  g_ptr_array_unref (self->options);
  g_ptr_array_unref (self->codes);
  g_ptr_array_unref (self->sources);
  g_clear_pointer (&self->allowances, g_ptr_array_unref);
  g_free (self);
}

/* What is shown takes a text to be there. */
static ExamText *
fill_text (ExamText *text)
{
  return text != NULL ? exam_text_ref (text) : exam_text_new_from_plain ("");
}

static ExamText *
ref_text (ExamText *text)
{
  return text != NULL ? exam_text_ref (text) : NULL;
}

/* As the reader of banks does it. */
static void
take_options (ExamItem            *item,
              const ExamItemSheet *self)
{
  exam_item_set_shuffled (item, self->shuffled);
  for (guint i = 0; i < self->options->len; i++)
    {
      const ExamOptionSheet *option = g_ptr_array_index (self->options, i);
      g_autoptr (ExamText) text = fill_text (option->text);
      g_autofree char *plain = exam_text_dup_plain (text);

      if (exam_option_text_names_letters (plain))
        exam_item_set_shuffled (item, FALSE);
      exam_item_take_option (item, exam_option_new (g_steal_pointer (&text), ref_text (option->why), option->key,
                                                    option->pinned || exam_option_text_needs_its_place (plain)));
    }
}

static void
take_codes (ExamItem            *item,
            const ExamItemSheet *self)
{
  exam_item_set_typed_codes (item, exam_code_system_from_name (self->system), self->first_listed);
  for (guint i = 0; i < self->codes->len; i++)
    {
      const ExamCodeSheet *code = g_ptr_array_index (self->codes, i);

      if (*code->code != '\0')
        exam_item_take_code (item, exam_keyed_code_new (code->code, code->optional, ref_text (code->why)));
    }
}

/**
 * exam_item_sheet_to_item:
 * @self: a sheet
 * @exam_case: (nullable): the case that the item is in
 *
 * What is missing is empty, so that an unfinished item can be looked at as a candidate would see it. Codes that are empty and
 * sources without a title are left out.
 *
 * Returns: (transfer full): the item; if the sheet is that of a sound one it equals what exam_bank_read_bytes() makes of it
 */
ExamItem *
exam_item_sheet_to_item (const ExamItemSheet *self,
                         ExamCase            *exam_case)
{
  ExamItem *item;
  g_autoptr (ExamText) stem = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  item = exam_item_new (self->id != NULL ? self->id : "", self->domain != NULL ? self->domain : "");
  exam_item_set_case (item, exam_case);
  exam_item_set_pretest_only (item, self->pretest);
  stem = fill_text (self->stem);
  exam_item_set_stem (item, stem);
  if (self->rationale != NULL)
    exam_item_set_rationale (item, self->rationale);

  if (self->kind == EXAM_ITEM_TYPED_CODES)
    take_codes (item, self);
  else
    take_options (item, self);

  for (guint i = 0; i < self->sources->len; i++)
    {
      const ExamSourceSheet *source = g_ptr_array_index (self->sources, i);

      if (source->title != NULL)
        exam_item_take_source (item, exam_source_new (source->title, source->section, source->year, source->href));
    }
  for (guint i = 0; self->allowances != NULL && i < self->allowances->len; i++)
    {
      const ExamAllowance *allowance = g_ptr_array_index (self->allowances, i);

      exam_item_allow (item, allowance->rule, allowance->because);
    }
  return item;
}

/* --- Cases --- */

void
exam_document_sheet_free (ExamDocumentSheet *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->title);
  g_clear_pointer (&self->text, exam_text_unref);
  g_free (self);
}

/** Returns: (transfer full): a sheet with nothing on it */
ExamCaseSheet *
exam_case_sheet_new (void)
{
  ExamCaseSheet *self = g_new0 (ExamCaseSheet, 1);

  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_document_sheet_free);
  return self;
}

void
exam_case_sheet_free (ExamCaseSheet *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->id);
  g_free (self->title);
  g_free (self->setting);
  g_ptr_array_unref (self->documents);
  g_free (self);
}

/** Returns: (transfer full): the case; what is missing is empty */
ExamCase *
exam_case_sheet_to_case (const ExamCaseSheet *self)
{
  ExamCase *exam_case;

  g_return_val_if_fail (self != NULL, NULL);

  exam_case = exam_case_new (self->id != NULL ? self->id : "", self->title, self->setting);
  for (guint i = 0; i < self->documents->len; i++)
    {
      const ExamDocumentSheet *document = g_ptr_array_index (self->documents, i);
      g_autoptr (ExamText) text = fill_text (document->text);

      exam_case_add_document (exam_case, document->title != NULL ? document->title : "", text);
    }
  return exam_case;
}
