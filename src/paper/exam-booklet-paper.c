/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paper/exam-booklet-paper.h"

#include <glib/gi18n-lib.h>

#include "paper/exam-answer-sheet-paper.h"
#include "paper/exam-form-file.h"
#include "paper/exam-item-paper.h"
#include "sitting/exam-format-text.h"
#include "sitting/exam-time-text.h"

/* --- The first page --- */

static gboolean
has_kind (const ExamForm *form,
          ExamItemKind    kind)
{
  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    if (exam_item_get_kind (exam_form_get_item (form, i)) == kind)
      return TRUE;
  return FALSE;
}

static void
add_facts (ExamFlow       *flow,
           const ExamForm *form)
{
  const ExamFormat *format = exam_form_get_format (form);
  guint n_items = exam_form_get_n_items (form);
  g_autofree char *questions =
    exam_format_describe_questions (n_items, n_items - exam_form_get_n_scored (form));
  g_autofree char *time = exam_time_to_words ((gint64) exam_form_get_minutes (form) * 60 * G_USEC_PER_SEC);
  g_autofree char *cut = exam_format_describe_cut (format);
  g_autofree char *navigation = exam_format_describe_navigation (format);
  g_autofree char *books = exam_format_describe_books (format);
  const char *const facts[] = {
    _("Questions"), questions, _("Time"), time, _("Score"), cut, _("Going back"), navigation,
    _("Books you may have on your desk"), books, NULL,
  };

  exam_flow_add_facts (flow, facts);
}

static void
add_instruction (ExamFlow   *flow,
                 const char *text)
{
  exam_flow_indent (flow, 16, "•");
  exam_flow_add_plain (flow, EXAM_STYLE_BODY, text);
  exam_flow_unindent (flow);
}

static void
add_instructions (ExamFlow       *flow,
                  const ExamForm *form)
{
  exam_flow_add_plain (flow, EXAM_STYLE_HEADING, _("Instructions"));
  add_instruction (flow,
                   _("Write your name and the date on the answer sheet, which is at the end. Only what is on it counts."));
  if (has_kind (form, EXAM_ITEM_SINGLE_CHOICE) || has_kind (form, EXAM_ITEM_MULTIPLE_CHOICE))
    add_instruction (flow,
                     _("Fill the circle of the answer you choose. If you change your mind, erase the first mark completely."));
  if (has_kind (form, EXAM_ITEM_MULTIPLE_CHOICE))
    add_instruction (flow, _("Some questions ask for more than one answer, and say for how many. Fill as many circles."));
  if (has_kind (form, EXAM_ITEM_TYPED_CODES))
    add_instruction (flow, _("Where a question asks for codes, write each code into a box of its own, in capital letters. You need "
                             "not use all boxes."));
  add_instruction (flow, _("A question without an answer counts as one that is wrong: an answer never costs points, so answer "
                           "every question."));
  add_instruction (flow, _("Begin when you are told to, and stop when the time is up."));
}

static void
add_first_page (ExamFlow       *flow,
                const ExamForm *form,
                const char     *form_text)
{
  const ExamFormat *format = exam_form_get_format (form);
  /* Translators: %s is who issues the credential, such as AHIMA */
  g_autofree char *affiliation =
    g_strdup_printf (_("A mock exam of Mockingbird, which is not affiliated with %s, and not endorsed by it."), format->body);

  exam_flow_add_bookmark (flow, 0, _("Instructions"));
  exam_flow_add_plain (flow, EXAM_STYLE_TITLE, format->credential);
  exam_flow_add_plain (flow, EXAM_STYLE_STRONG, format->name);
  exam_flow_add_plain (flow, EXAM_STYLE_NOTE, form_text);
  if (exam_form_is_short (form))
    exam_flow_add_plain (flow, EXAM_STYLE_NOTE,
                         _("A short form: it has fewer questions than the exam, in the same proportions."));
  exam_flow_add_space (flow, 14);
  add_facts (flow, form);
  add_instructions (flow, form);
  exam_flow_add_space (flow, 18);
  exam_flow_add_plain (flow, EXAM_STYLE_NOTE, affiliation);
}

/* --- Questions --- */

/* The last question about the same record. */
static guint
find_last (const ExamForm *form,
           guint           position)
{
  ExamCase *exam_case = exam_item_get_case (exam_form_get_item (form, position));

  while (position + 1 < exam_form_get_n_items (form) &&
         exam_item_get_case (exam_form_get_item (form, position + 1)) == exam_case)
    position++;
  return position;
}

static void
add_question (ExamFlow       *flow,
              const ExamForm *form,
              guint           position)
{
  g_autofree char *number = g_strdup_printf ("%u.", position + 1);

  exam_flow_add_space (flow, 10);
  exam_flow_begin_together (flow);
  exam_flow_indent (flow, 28, number);
  exam_item_paper_add_stem (flow, form, position);
  exam_item_paper_add_options (flow, form, position);
  exam_flow_unindent (flow);
  exam_flow_end_together (flow);
}

static void
add_questions (ExamFlow       *flow,
               const ExamForm *form)
{
  ExamCase *shown = NULL;

  exam_flow_break_page (flow);
  exam_flow_add_bookmark (flow, 0, _("Questions"));
  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    {
      exam_item_paper_add_record (flow, form, i, shown, find_last (form, i));
      /* What is not about the record is not read as if it were. */
      if (shown != NULL && exam_item_get_case (exam_form_get_item (form, i)) == NULL)
        exam_flow_add_rule (flow);
      shown = exam_item_get_case (exam_form_get_item (form, i));
      add_question (flow, form, i);
    }
}

/**
 * exam_booklet_paper_new:
 * @paper: what it is printed on
 * @form: a form
 *
 * Returns: (transfer full): the form to be sat on paper: instructions, medical records, questions, answer sheet
 */
ExamFlow *
exam_booklet_paper_new (const ExamPaper *paper,
                        const ExamForm  *form)
{
  g_autofree char *title = NULL;
  g_autofree char *form_text = NULL;
  ExamFlow *flow;

  g_return_val_if_fail (paper != NULL, NULL);
  g_return_val_if_fail (form != NULL, NULL);

  title = g_strdup_printf ("%s · %s", exam_form_get_format (form)->credential, exam_form_get_format (form)->name);
  form_text = exam_form_describe_id (form);
  flow = exam_flow_new (paper, title);
  exam_flow_set_running (flow, title, form_text);
  add_first_page (flow, form, form_text);
  add_questions (flow, form);
  exam_answer_sheet_paper_add (flow, form);
  return flow;
}
