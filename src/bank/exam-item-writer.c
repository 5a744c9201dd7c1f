/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-item-writer.h"

#include <string.h>

#include "bank/exam-bank-reader.h"
#include "bank/exam-error.h"

static void
append_attribute (GString    *xml,
                  const char *name,
                  const char *value)
{
  g_autofree char *escaped = NULL;

  if (value == NULL)
    return;

  escaped = g_markup_escape_text (value, -1);
  g_string_append_printf (xml, " %s=\"%s\"", name, escaped);
}

static void
append_flag (GString    *xml,
             const char *name,
             gboolean    flag)
{
  if (flag)
    append_attribute (xml, name, "yes");
}

static void
append_text (GString        *xml,
             const char     *element,
             const ExamText *text)
{
  if (text != NULL)
    g_string_append_printf (xml, "<%s>%s</%s>", element, exam_text_get_markup (text), element);
}

static void
append_choice (GString        *xml,
               const ExamItem *item)
{
  guint n_keys = exam_item_get_n_keys (item);

  g_string_append (xml, "<choice");
  if (n_keys > 1)
    g_string_append_printf (xml, " choose=\"%u\"", n_keys);
  if (!exam_item_is_shuffled (item))
    append_attribute (xml, "shuffle", "no");
  g_string_append (xml, ">");

  for (guint i = 0; i < exam_item_get_n_options (item); i++)
    {
      const ExamOption *option = exam_item_get_option (item, i);

      g_string_append (xml, "<option");
      append_flag (xml, "key", exam_option_is_key (option));
      append_flag (xml, "pinned", exam_option_is_pinned (option));
      g_string_append_printf (xml, ">%s", exam_text_get_markup (exam_option_get_text (option)));
      append_text (xml, "why", exam_option_get_why (option));
      g_string_append (xml, "</option>");
    }
  g_string_append (xml, "</choice>");
}

static void
append_codes (GString        *xml,
              const ExamItem *item)
{
  g_string_append (xml, "<codes");
  append_attribute (xml, "system", exam_code_system_get_name (exam_item_get_code_system (item)));
  append_flag (xml, "first", exam_item_is_first_listed (item));
  g_string_append (xml, ">");

  for (guint i = 0; i < exam_item_get_n_codes (item); i++)
    {
      const ExamKeyedCode *code = exam_item_get_code (item, i);
      g_autofree char *escaped = g_markup_escape_text (exam_keyed_code_get_code (code), -1);

      g_string_append (xml, "<code");
      append_flag (xml, "optional", exam_keyed_code_is_optional (code));
      g_string_append_printf (xml, ">%s", escaped);
      append_text (xml, "why", exam_keyed_code_get_why (code));
      g_string_append (xml, "</code>");
    }
  g_string_append (xml, "</codes>");
}

static void
append_allowances (GString         *xml,
                   const GPtrArray *allowances)
{
  for (guint i = 0; i < allowances->len; i++)
    {
      const ExamAllowance *allowance = g_ptr_array_index (allowances, i);

      g_string_append (xml, "<allow");
      append_attribute (xml, "rule", allowance->rule);
      append_attribute (xml, "because", allowance->because);
      g_string_append (xml, "/>");
    }
}

/* @whole: with what only authors see */
static void
append_item (GString        *xml,
             const ExamItem *item,
             gboolean        whole)
{
  g_string_append (xml, "<item");
  append_attribute (xml, "id", exam_item_get_id (item));
  append_attribute (xml, "domain", exam_item_get_domain (item));
  append_flag (xml, "pretest", exam_item_is_pretest_only (item));
  g_string_append (xml, ">");

  append_text (xml, "stem", exam_item_get_stem (item));
  if (exam_item_get_kind (item) == EXAM_ITEM_TYPED_CODES)
    append_codes (xml, item);
  else
    append_choice (xml, item);
  append_text (xml, "rationale", exam_item_get_rationale (item));

  for (guint i = 0; i < exam_item_get_n_sources (item); i++)
    {
      const ExamSource *source = exam_item_get_source (item, i);

      g_string_append (xml, "<source");
      append_attribute (xml, "title", exam_source_get_title (source));
      append_attribute (xml, "section", exam_source_get_section (source));
      append_attribute (xml, "year", exam_source_get_year (source));
      append_attribute (xml, "href", exam_source_get_href (source));
      g_string_append (xml, "/>");
    }
  if (whole)
    append_allowances (xml, exam_item_get_allowances (item));
  g_string_append (xml, "</item>");
}

/* The items of the case come behind it. */
static void
append_record (GString        *xml,
               const ExamCase *exam_case)
{
  g_string_append (xml, "<case");
  append_attribute (xml, "id", exam_case_get_id (exam_case));
  append_attribute (xml, "title", exam_case_get_title (exam_case));
  append_attribute (xml, "setting", exam_case_get_setting (exam_case));
  g_string_append (xml, ">");

  for (guint i = 0; i < exam_case_get_n_documents (exam_case); i++)
    {
      g_string_append (xml, "<document");
      append_attribute (xml, "title", exam_case_get_document_title (exam_case, i));
      g_string_append_printf (xml, ">%s</document>",
                              exam_text_get_markup (exam_case_get_document_text (exam_case, i)));
    }
}

/**
 * exam_item_to_xml:
 * @item: an item
 *
 * Writes an item, with the record it asks about, as a bank of its own. Equal items give equal bytes, so that the
 * bytes can be hashed; exam_item_new_from_xml() reads them back.
 *
 * Returns: (transfer full): the XML
 */
char *
exam_item_to_xml (const ExamItem *item)
{
  GString *xml;

  g_return_val_if_fail (item != NULL, NULL);

  xml = g_string_new ("<bank xmlns=\"urn:mockingbird:exam:1\" id=\"served\" format=\"served\"><title>Served</title>");
  if (exam_item_get_case (item) != NULL)
    append_record (xml, exam_item_get_case (item));
  append_item (xml, item, FALSE);
  g_string_append (xml, exam_item_get_case (item) != NULL ? "</case></bank>" : "</bank>");

  return g_string_free (xml, FALSE);
}

/**
 * exam_item_new_from_xml:
 * @xml: what exam_item_to_xml() wrote
 * @error: set to %EXAM_ERROR_INVALID when it is not that
 *
 * Returns: (transfer full) (nullable): the item
 */
ExamItem *
exam_item_new_from_xml (const char *xml,
                        GError    **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamBank) bank = NULL;

  g_return_val_if_fail (xml != NULL, NULL);

  bytes = g_bytes_new (xml, strlen (xml));
  bank = exam_bank_read_bytes ("served item", bytes, NULL, problems);
  if (bank != NULL && exam_bank_get_n_items (bank) == 1 && exam_problems_get_n (problems) == 0)
    return exam_item_ref (exam_bank_get_item (bank, 0));

  g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_INVALID,
                       exam_problems_get_n (problems) > 0
                         ? exam_problem_get_message (exam_problems_get (problems, 0))
                         : "not one item");
  return NULL;
}

/* --- Whole banks --- */

static void
append_element (GString    *xml,
                const char *name,
                const char *text)
{
  g_autofree char *escaped = text != NULL ? g_markup_escape_text (text, -1) : NULL;

  if (escaped != NULL)
    g_string_append_printf (xml, "<%s>%s</%s>", name, escaped, name);
}

static void
append_head (GString        *xml,
             const ExamBank *bank)
{
  append_element (xml, "title", exam_bank_get_title (bank));
  for (guint i = 0; i < exam_bank_get_n_authors (bank); i++)
    append_element (xml, "author", exam_bank_get_author (bank, i));
  append_element (xml, "license", exam_bank_get_license (bank));
  for (guint i = 0; i < exam_bank_get_n_code_sets (bank); i++)
    {
      const char *year = NULL;
      const char *system = exam_bank_get_code_set (bank, i, &year);

      g_string_append (xml, "<code-set");
      append_attribute (xml, "system", system);
      append_attribute (xml, "year", year);
      g_string_append (xml, "/>");
    }
  append_allowances (xml, exam_bank_get_allowances (bank));
}

/**
 * exam_bank_to_xml:
 * @bank: a bank
 *
 * Writes all that a reader knows of a bank: its head and its sound items, with their cases and the rules they switch off.
 * Equal banks give equal bytes, and exam_bank_read_bytes() makes an equal bank of them. What no reader keeps, such as
 * comments and line ends, is not there.
 *
 * Returns: (transfer full): the XML
 */
char *
exam_bank_to_xml (const ExamBank *bank)
{
  const ExamCase *open = NULL;
  GString *xml;

  g_return_val_if_fail (bank != NULL, NULL);

  xml = g_string_new ("<bank xmlns=\"urn:mockingbird:exam:1\"");
  append_attribute (xml, "id", exam_bank_get_id (bank));
  append_attribute (xml, "format", exam_bank_get_family (bank));
  append_attribute (xml, "revision", exam_bank_get_revision (bank));
  g_string_append (xml, ">");
  append_head (xml, bank);

  for (guint i = 0; i < exam_bank_get_n_items (bank); i++)
    {
      const ExamItem *item = exam_bank_get_item (bank, i);
      const ExamCase *exam_case = exam_item_get_case (item);

      if (open != NULL && exam_case != open)
        g_string_append (xml, "</case>");
      if (exam_case != NULL && exam_case != open)
        append_record (xml, exam_case);
      open = exam_case;
      append_item (xml, item, TRUE);
    }
  g_string_append (xml, open != NULL ? "</case></bank>" : "</bank>");
  return g_string_free (xml, FALSE);
}
