/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paper/exam-key-paper.h"

#include <glib/gi18n-lib.h>

#include "insight/exam-answer-text.h"
#include "paper/exam-form-file.h"
#include "paper/exam-item-paper.h"

/* Questions beside each other in the short key. */
#define COLUMNS 5

/* --- The short key --- */

static char *
describe_letters (const ExamForm *form,
                  guint           position)
{
  const ExamItem *item = exam_form_get_item (form, position);
  guint32 keys = 0;

  for (guint place = 0; place < exam_item_get_n_options (item); place++)
    if (exam_option_is_key (exam_item_get_option (item, exam_form_get_option (form, position, place))))
      keys |= 1u << place;
  return exam_letters_from_bits (keys);
}

static char *
describe_codes (const ExamItem *item)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < exam_item_get_n_codes (item); i++)
    {
      const ExamKeyedCode *code = exam_item_get_code (item, i);
      g_autofree char *printed = exam_code_format (exam_item_get_code_system (item), exam_keyed_code_get_code (code));
      /* Translators: %s is a code that may be given, but need not */
      g_autofree char *optional = g_strdup_printf (_("%s (optional)"), printed);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", exam_keyed_code_is_optional (code) ? optional : printed);
    }
  return g_string_free (text, FALSE);
}

static char *
describe_key (const ExamForm *form,
              guint           position)
{
  const ExamItem *item = exam_form_get_item (form, position);
  gboolean typed = exam_item_get_kind (item) == EXAM_ITEM_TYPED_CODES;
  g_autofree char *key = typed ? describe_codes (item) : describe_letters (form, position);

  return g_strconcat (key, exam_form_is_pretest (form, position) ? " *" : "", NULL);
}

static void
add_short_key (ExamFlow       *flow,
               const ExamForm *form)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    {
      g_autofree char *key = describe_key (form, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      if (exam_item_get_kind (exam_form_get_item (form, i)) == EXAM_ITEM_TYPED_CODES)
        {
          g_strv_builder_add (codes, number);
          g_strv_builder_add (codes, key);
        }
      else
        g_ptr_array_add (letters, g_strdup_printf ("%s\t%s", number, key));
    }

  texts = g_strv_builder_end (codes);
  exam_flow_add_columns (flow, letters, COLUMNS);
  if (texts[0] != NULL)
    exam_flow_add_facts (flow, (const char *const *) texts);
}

/* --- Reasons --- */

static void
add_item (ExamFlow       *flow,
          const ExamForm *form,
          guint           position)
{
  const ExamItem *item = exam_form_get_item (form, position);
  const ExamDomain *domain = exam_format_find_domain (exam_form_get_format (form), exam_item_get_domain (item), NULL);
  g_autofree char *name =
    g_strdup_printf (_("Question %u · %s"), position + 1, domain != NULL ? domain->name : exam_item_get_domain (item));
  g_autofree char *heading =
    exam_form_is_pretest (form, position) ? g_strdup_printf ("%s · %s", name, _("unscored")) : g_strdup (name);

  exam_flow_add_space (flow, 4);
  exam_flow_begin_together (flow);
  exam_flow_add_plain (flow, EXAM_STYLE_SUBHEADING, heading);
  exam_item_paper_add_stem (flow, form, position);
  exam_flow_end_together (flow);
  exam_flow_keep_with_next (flow);
  exam_item_paper_add_answers (flow, form, position, NULL);
  exam_item_paper_add_reasons (flow, form, position);
}

/**
 * exam_key_paper_new:
 * @paper: what it is printed on
 * @form: a form
 *
 * Returns: (transfer full): what is right: on one page for those who mark by hand, and with reasons and sources behind it
 */
ExamFlow *
exam_key_paper_new (const ExamPaper *paper,
                    const ExamForm  *form)
{
  g_autofree char *title = NULL;
  g_autofree char *form_text = NULL;
  const ExamFormat *format;
  ExamFlow *flow;

  g_return_val_if_fail (paper != NULL, NULL);
  g_return_val_if_fail (form != NULL, NULL);

  format = exam_form_get_format (form);
  /* Translators: the right answers of an exam, such as "Key · CPC · Certified Professional Coder" */
  title = g_strdup_printf (_("Key · %s · %s"), format->credential, format->name);
  form_text = exam_form_describe_id (form);
  flow = exam_flow_new (paper, title);
  exam_flow_set_running (flow, title, form_text);
  exam_flow_add_bookmark (flow, 0, _("Key"));
  exam_flow_add_plain (flow, EXAM_STYLE_TITLE, _("Key"));
  exam_flow_add_plain (flow, EXAM_STYLE_STRONG, form_text);
  if (exam_form_get_n_scored (form) < exam_form_get_n_items (form))
    exam_flow_add_plain (flow, EXAM_STYLE_NOTE, _("Questions with an asterisk do not count."));
  exam_flow_add_space (flow, 8);
  add_short_key (flow, form);

  exam_flow_break_page (flow);
  exam_flow_add_bookmark (flow, 0, _("Why"));
  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    {
      g_autofree char *name = g_strdup_printf (_("Question %u"), i + 1);

      exam_flow_add_bookmark (flow, 1, name);
      add_item (flow, form, i);
    }
  return flow;
}
