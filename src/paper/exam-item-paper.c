/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paper/exam-item-paper.h"

#include <glib/gi18n-lib.h>

#include "insight/exam-answer-text.h"

#define LETTER_INDENT 20

/* What the loader of pictures is told: whose they are. */
typedef struct {
  const ExamForm *form;
  guint           position;
} Owner;

static GBytes *
load_picture (const char *source,
              gpointer    user_data)
{
  const Owner *owner = user_data;

  return exam_form_load_image (owner->form, owner->position, source, NULL);
}

/* Pictures are loaded while the text is added. */
static void
add_text (ExamFlow       *flow,
          const ExamForm *form,
          guint           position,
          ExamStyle       style,
          const ExamText *text)
{
  Owner owner = { form, position };

  exam_flow_set_picture_loader (flow, load_picture, &owner);
  exam_flow_add_text (flow, style, text);
  exam_flow_set_picture_loader (flow, NULL, NULL);
}

/* --- Records --- */

static void
add_case_heading (ExamFlow       *flow,
                  const ExamCase *exam_case,
                  guint           first,
                  guint           last)
{
  const char *title = exam_case_get_title (exam_case);
  g_autofree char *numbers = first == last ? g_strdup_printf (_("Question %u"), first + 1)
                                           /* Translators: the first and the last question about a medical record */
                                           : g_strdup_printf (_("Questions %u to %u"), first + 1, last + 1);

  exam_flow_add_bookmark (flow, 1, title != NULL ? title : _("Medical record"));
  exam_flow_add_plain (flow, EXAM_STYLE_HEADING, title != NULL ? title : _("Medical record"));
  exam_flow_add_plain (flow, EXAM_STYLE_NOTE, numbers);
}

/**
 * exam_item_paper_add_record:
 * @flow: a flow
 * @form: a form
 * @position: 0-based
 * @shown: (nullable): the case whose record was added last
 * @last: 0-based position of the last question that follows and is about the same record
 *
 * Adds the medical record that a question is about, unless it is there already.
 *
 * Returns: whether it was added
 */
gboolean
exam_item_paper_add_record (ExamFlow       *flow,
                            const ExamForm *form,
                            guint           position,
                            ExamCase       *shown,
                            guint           last)
{
  ExamCase *exam_case = exam_item_get_case (exam_form_get_item (form, position));

  if (exam_case == NULL || exam_case == shown)
    return FALSE;

  add_case_heading (flow, exam_case, position, last);
  for (guint i = 0; i < exam_case_get_n_documents (exam_case); i++)
    {
      exam_flow_add_plain (flow, EXAM_STYLE_SUBHEADING, exam_case_get_document_title (exam_case, i));
      add_text (flow, form, position, EXAM_STYLE_BODY, exam_case_get_document_text (exam_case, i));
    }
  return TRUE;
}

/* --- Questions --- */

/** Adds what is asked, and of how many options. */
void
exam_item_paper_add_stem (ExamFlow       *flow,
                          const ExamForm *form,
                          guint           position)
{
  const ExamItem *item = exam_form_get_item (form, position);

  add_text (flow, form, position, EXAM_STYLE_BODY, exam_item_get_stem (item));
  if (exam_item_get_kind (item) == EXAM_ITEM_MULTIPLE_CHOICE)
    {
      guint n_keys = exam_item_get_n_keys (item);
      /* Translators: how many options are right */
      g_autofree char *text = g_strdup_printf (ngettext ("Choose %u.", "Choose %u.", n_keys), n_keys);

      exam_flow_add_plain (flow, EXAM_STYLE_STRONG, text);
    }
}

static char *
describe_codes (const ExamItem *item)
{
  gboolean first_listed = exam_item_is_first_listed (item);

  if (exam_item_get_code_system (item) == EXAM_CODE_SYSTEM_OTHER)
    return g_strdup (first_listed ? _("Write codes. The first one has to come first.") : _("Write codes."));
  if (first_listed)
    /* Translators: %s is a code system, such as "ICD-10-CM" */
    return g_strdup_printf (_("Write %s codes. The first one has to come first; the order of the others does not matter."),
                            exam_code_system_get_name (exam_item_get_code_system (item)));
  /* Translators: %s is a code system, such as "ICD-10-CM" */
  return g_strdup_printf (_("Write %s codes. Their order does not matter."),
                          exam_code_system_get_name (exam_item_get_code_system (item)));
}

/** Adds the options as they are served, each with its letter, or what codes are wanted. */
void
exam_item_paper_add_options (ExamFlow       *flow,
                             const ExamForm *form,
                             guint           position)
{
  const ExamItem *item = exam_form_get_item (form, position);

  if (exam_item_get_kind (item) == EXAM_ITEM_TYPED_CODES)
    {
      g_autofree char *task = describe_codes (item);

      exam_flow_add_plain (flow, EXAM_STYLE_NOTE, task);
    }

  for (guint place = 0; place < exam_item_get_n_options (item); place++)
    {
      const ExamOption *option = exam_item_get_option (item, exam_form_get_option (form, position, place));
      const char letter[] = { (char) ('A' + place), '.', '\0' };

      exam_flow_begin_together (flow);
      exam_flow_indent (flow, LETTER_INDENT, letter);
      add_text (flow, form, position, EXAM_STYLE_BODY, exam_option_get_text (option));
      exam_flow_unindent (flow);
      exam_flow_end_together (flow);
    }
}

/* --- Answers --- */

/* What is said about an option or a code, below it, in the colour of what it means. */
static void
add_badges (ExamFlow   *flow,
            const char *text,
            guint       ink)
{
  g_autofree char *markup = NULL;

  if (*text == '\0')
    return;

  markup = g_markup_printf_escaped ("<b><span foreground=\"#%06x\">%s</span></b>", ink, text);
  exam_flow_add_space (flow, -2);
  exam_flow_add_markup (flow, EXAM_STYLE_NOTE, markup);
}

static void
add_why (ExamFlow       *flow,
         const ExamForm *form,
         guint           position,
         const ExamText *why)
{
  if (why == NULL)
    return;

  exam_flow_indent (flow, 10, NULL);
  add_text (flow, form, position, EXAM_STYLE_WHY, why);
  exam_flow_unindent (flow);
}

static void
append_badge (GString    *badges,
              gboolean    holds,
              const char *text)
{
  if (holds)
    g_string_append_printf (badges, "%s%s", badges->len > 0 ? " · " : "", text);
}

static void
add_option (ExamFlow           *flow,
            const ExamForm     *form,
            guint               position,
            guint               place,
            const ExamResponse *response)
{
  guint index = exam_form_get_option (form, position, place);
  const ExamOption *option = exam_item_get_option (exam_form_get_item (form, position), index);
  const char letter[] = { (char) ('A' + place), '.', '\0' };
  gboolean key = exam_option_is_key (option);
  gboolean chosen = response != NULL && (response->chosen & (1u << index)) != 0;
  g_autoptr (GString) badges = g_string_new (NULL);

  append_badge (badges, key, _("Key"));
  append_badge (badges, chosen, _("Your answer"));
  append_badge (badges, response != NULL && (response->struck & (1u << index)) != 0, _("Struck out"));

  exam_flow_begin_together (flow);
  exam_flow_set_bar (flow, key ? EXAM_INK_GOOD : chosen ? EXAM_INK_BAD : 0);
  exam_flow_indent (flow, LETTER_INDENT, letter);
  add_text (flow, form, position, EXAM_STYLE_BODY, exam_option_get_text (option));
  add_badges (flow, badges->str, key ? EXAM_INK_GOOD : chosen ? EXAM_INK_BAD : EXAM_INK_DIM);
  add_why (flow, form, position, exam_option_get_why (option));
  exam_flow_unindent (flow);
  exam_flow_set_bar (flow, 0);
  exam_flow_end_together (flow);
}

static void
add_code (ExamFlow   *flow,
          guint       index,
          const char *code,
          const char *badges,
          guint       ink)
{
  g_autofree char *number = g_strdup_printf ("%u.", index + 1);
  g_autofree char *markup =
    *badges != '\0' ? g_markup_printf_escaped ("<tt>%s</tt>   <small><b><span foreground=\"#%06x\">%s</span></b></small>", code,
                                               ink, badges)
                    : g_markup_printf_escaped ("<tt>%s</tt>", code);

  exam_flow_indent (flow, LETTER_INDENT, number);
  exam_flow_add_markup (flow, EXAM_STYLE_BODY, markup);
  exam_flow_unindent (flow);
}

static void
add_typed (ExamFlow              *flow,
           const ExamResponse    *response,
           const ExamCodeGrading *grading)
{
  exam_flow_add_plain (flow, EXAM_STYLE_SUBHEADING, response->codes->len > 0 ? _("Your codes") : _("You typed no code"));
  for (guint i = 0; i < response->codes->len; i++)
    {
      ExamCodeVerdict verdict = g_array_index (grading->verdicts, ExamCodeVerdict, i);
      gboolean good = verdict == EXAM_CODE_CORRECT || verdict == EXAM_CODE_OPTIONAL;
      g_autofree char *code = g_utf8_make_valid (g_ptr_array_index (response->codes, i), -1);

      add_code (flow, i, code, exam_code_verdict_get_name (verdict), good ? EXAM_INK_GOOD : EXAM_INK_BAD);
    }
}

static void
add_key_codes (ExamFlow              *flow,
               const ExamForm        *form,
               guint                  position,
               const ExamCodeGrading *grading)
{
  const ExamItem *item = exam_form_get_item (form, position);

  exam_flow_add_plain (flow, EXAM_STYLE_SUBHEADING, _("Key"));
  for (guint i = 0; i < exam_item_get_n_codes (item); i++)
    {
      const ExamKeyedCode *code = exam_item_get_code (item, i);
      g_autofree char *printed = exam_code_format (exam_item_get_code_system (item), exam_keyed_code_get_code (code));
      g_autoptr (GString) badges = g_string_new (NULL);
      gboolean optional = exam_keyed_code_is_optional (code);
      gboolean missing = !optional && grading != NULL && !g_array_index (grading->found, gboolean, i);

      append_badge (badges, exam_item_is_first_listed (item) && i == 0, _("Has to come first"));
      append_badge (badges, optional, _("Optional"));
      append_badge (badges, missing, _("Missing"));
      exam_flow_begin_together (flow);
      add_code (flow, i, printed, badges->str, missing ? EXAM_INK_BAD : EXAM_INK_DIM);
      exam_flow_indent (flow, LETTER_INDENT, NULL);
      add_why (flow, form, position, exam_keyed_code_get_why (code));
      exam_flow_unindent (flow);
      exam_flow_end_together (flow);
    }
}

/**
 * exam_item_paper_add_answers:
 * @flow: a flow
 * @form: a form
 * @position: 0-based
 * @response: (nullable): what the candidate did, or %NULL for the key alone
 *
 * Adds the options as they were served, or the codes, with the key, and why each is right or wrong.
 */
void
exam_item_paper_add_answers (ExamFlow           *flow,
                             const ExamForm     *form,
                             guint               position,
                             const ExamResponse *response)
{
  const ExamItem *item = exam_form_get_item (form, position);

  if (exam_item_get_kind (item) == EXAM_ITEM_TYPED_CODES)
    {
      g_autoptr (ExamCodeGrading) grading =
        response != NULL ? exam_code_grading_new (item, response->codes, exam_form_get_format (form)->codes_credit) : NULL;

      if (response != NULL)
        add_typed (flow, response, grading);
      add_key_codes (flow, form, position, grading);
      return;
    }

  for (guint place = 0; place < exam_item_get_n_options (item); place++)
    add_option (flow, form, position, place, response);
}

static void
add_minor_heading (ExamFlow   *flow,
                   const char *text)
{
  exam_flow_add_space (flow, -6);
  exam_flow_add_plain (flow, EXAM_STYLE_SUBHEADING, text);
  exam_flow_add_space (flow, -2);
}

/** Adds the rationale, and where to look it up. */
void
exam_item_paper_add_reasons (ExamFlow       *flow,
                             const ExamForm *form,
                             guint           position)
{
  const ExamItem *item = exam_form_get_item (form, position);

  if (exam_item_get_rationale (item) != NULL)
    {
      add_minor_heading (flow, _("Rationale"));
      add_text (flow, form, position, EXAM_STYLE_WHY, exam_item_get_rationale (item));
    }

  if (exam_item_get_n_sources (item) > 0)
    {
      add_minor_heading (flow, _("Where to look it up"));
    }
  for (guint i = 0; i < exam_item_get_n_sources (item); i++)
    {
      const ExamSource *source = exam_item_get_source (item, i);
      g_autofree char *text = exam_source_to_string (source);

      exam_flow_add_link (flow, EXAM_STYLE_WHY, text, exam_source_get_href (source));
    }
}
