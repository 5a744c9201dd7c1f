/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "author/exam-bank-editor.h"
#include "author/exam-edit.h"
#include "bank/exam-xml-element.h"
#include "bank/exam-xml-parser.h"
#include "fuzz-check.h"

/* What the parser says of well-formed XML and what stands where must be one: both tell it in the same words. */

/* --- The parser --- */

typedef struct {
  GString *told;
  GString *text;
} Teller;

static void
flush (Teller *self)
{
  if (self->text->len > 0)
    g_string_append_printf (self->told, "\"%s\"", self->text->str);
  g_string_truncate (self->text, 0);
}

static void
start_cb (ExamXmlParser          *parser,
          const char             *name,
          const ExamXmlAttribute *attributes,
          guint                   n_attributes,
          gpointer                user_data)
{
  Teller *self = user_data;

  flush (self);
  g_string_append_printf (self->told, "<%s", name);
  for (guint i = 0; i < n_attributes; i++)
    g_string_append_printf (self->told, " %s='%s'", attributes[i].name, attributes[i].value);
  g_string_append_c (self->told, '>');
}

static void
end_cb (ExamXmlParser *parser,
        gpointer       user_data)
{
  Teller *self = user_data;

  flush (self);
  g_string_append (self->told, "</>");
}

static void
text_cb (ExamXmlParser *parser,
         const char    *text,
         gsize          length,
         gpointer       user_data)
{
  g_string_append_len (((Teller *) user_data)->text, text, (gssize) length);
}

/* --- The elements --- */

static void
tell_text (Teller     *self,
           const char *text,
           gsize       start,
           gsize       end)
{
  ExamXmlScanner scanner = { text, start, end };
  ExamXmlToken token;

  while (exam_xml_scanner_next (&scanner, &token))
    {
      g_autofree char *piece = exam_xml_token_dup_text (&token, text);

      g_assert_true (token.kind != EXAM_XML_TOKEN_START && token.kind != EXAM_XML_TOKEN_END);
      g_string_append (self->text, piece != NULL ? piece : "");
    }
}

static void
tell_element (Teller               *self,
              const ExamXmlElement *element,
              const char           *text)
{
  gsize at = element->content_start;

  g_assert_true (element->closed);
  g_assert_cmpuint (element->start, <, element->name_end);
  g_assert_cmpuint (element->name_end, <, element->content_start);
  g_assert_cmpuint (element->content_start, <=, element->content_end);
  g_assert_cmpuint (element->content_end, <=, element->end);
  if (element->foreign)
    return;

  flush (self);
  g_string_append_printf (self->told, "<%s", element->name);
  for (guint i = 0; element->attributes != NULL && i < element->attributes->len; i++)
    {
      const ExamXmlRange *range = &g_array_index (element->attributes, ExamXmlRange, i);
      g_autofree char *name = g_strndup (text + range->start, range->name_end - range->start);
      g_autofree char *value = exam_xml_element_dup_attribute (element, text, name);

      if (!g_str_equal (name, "xmlns"))
        g_string_append_printf (self->told, " %s='%s'", name, value);
    }
  g_string_append_c (self->told, '>');

  for (guint i = 0; i < exam_xml_element_get_n_children (element); i++)
    {
      const ExamXmlElement *child = exam_xml_element_get_child (element, i);

      g_assert_true (child->parent == element);
      g_assert_cmpuint (child->start, >=, at);
      tell_text (self, text, at, child->start);
      tell_element (self, child, text);
      at = child->end;
    }
  g_assert_cmpuint (at, <=, element->content_end);
  tell_text (self, text, at, element->content_end);
  flush (self);
  g_string_append (self->told, "</>");
}

/* Prefixes and hints for editors are told in another way. */
static gboolean
has_prefix (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit (text, EXAM_XML_NAMESPACE, -1);

  for (guint i = 0; pieces[i] != NULL; i++)
    if (strchr (pieces[i], ':') != NULL)
      return TRUE;
  return FALSE;
}

static void
compare (const char *text,
         size_t      size)
{
  static const ExamXmlHandler handler = { start_cb, end_cb, text_cb, FALSE };
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, size);
  Teller parser = { g_string_new (NULL), g_string_new (NULL) };
  Teller elements = { g_string_new (NULL), g_string_new (NULL) };
  gboolean sound = exam_xml_parse_bytes ("b.xml", bytes, &handler, &parser, problems);
  g_autoptr (ExamXmlElement) root = exam_xml_element_parse (text, 0, size);

  if (sound && exam_problems_get_n (problems) == 0 && !has_prefix (text))
    {
      tell_element (&elements, root, text);
      g_assert_cmpstr (elements.told->str, ==, parser.told->str);
    }
  g_string_free (parser.told, TRUE);
  g_string_free (parser.text, TRUE);
  g_string_free (elements.told, TRUE);
  g_string_free (elements.text, TRUE);
}

/* --- The editor --- */

/* What is done and taken back leaves nothing behind, and what is read is what was written. */
static void
edit (const char *text,
      size_t      size)
{
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (text, (gssize) size);
  g_autoptr (ExamBankEditor) editor = exam_bank_editor_new (manuscript);
  g_autoptr (ExamText) rich = exam_text_new_from_markup ("<p>a &lt; <b>b</b> c</p>", -1);
  gboolean sound = exam_bank_editor_is_sound (editor);
  guint n = MIN (g_list_model_get_n_items (exam_bank_editor_get_entries (editor)), 8);
  g_autoptr (ExamBank) head = exam_bank_editor_read_head (editor);

  g_assert_cmpint (exam_bank_editor_set_head (editor, "title", "T"), ==, sound);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ExamEntry) entry = g_list_model_get_item (exam_bank_editor_get_entries (editor), i);
      g_autoptr (ExamItemSheet) sheet = exam_bank_editor_read_item (editor, entry);
      g_autoptr (ExamCaseSheet) case_sheet = exam_bank_editor_read_case (editor, entry);
      g_autoptr (ExamItemSheet) after = NULL;

      if (sheet == NULL)
        {
          exam_bank_editor_set_document (editor, entry, 0, "D", rich);
          continue;
        }
      g_assert_true (exam_bank_editor_set_stem (editor, entry, rich));
      g_assert_true (exam_bank_editor_set_rationale (editor, entry, rich));
      exam_bank_editor_set_option_text (editor, entry, 0, rich);
      exam_bank_editor_set_option_why (editor, entry, 0, rich);
      exam_bank_editor_set_code (editor, entry, 0, "A1", TRUE);
      exam_bank_editor_move_option (editor, entry, 0, 1);
      g_assert_true (exam_bank_editor_is_sound (editor));
      after = exam_bank_editor_read_item (editor, entry);
      g_assert_true (exam_text_equal (after->stem, rich));
      g_assert_true (exam_text_equal (after->rationale, rich));
      g_assert_cmpuint (after->options->len, ==, sheet->options->len);
      g_assert_nonnull (exam_bank_editor_duplicate (editor, entry));
      g_assert_true (exam_bank_editor_remove (editor, entry));
    }
  g_assert_cmpint (exam_bank_editor_is_sound (editor), ==, sound);
  while (exam_manuscript_can_undo (manuscript))
    exam_manuscript_undo (manuscript);
  g_assert_cmpstr (exam_manuscript_get_text (manuscript, NULL), ==, text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  if (strlen (text) != size || !g_utf8_validate (text, (gssize) size, NULL))
    return 0;
  compare (text, size);
  edit (text, size);
  return 0;
}
