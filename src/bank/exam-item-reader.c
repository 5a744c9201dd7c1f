/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-item-reader.h"

#include <glib/gi18n-lib.h>

#include "bank/exam-source-reader.h"

struct _ExamItemReader
{
  ExamItem *item;       /* (owned) (nullable): being read */
  gboolean  has_choice;
  gboolean  has_codes;
  guint     choose;     /* 0: not given */

  /* Of the option or code being read */
  ExamText *why;        /* (owned) (nullable) */
  gboolean  key;
  gboolean  pinned;
  gboolean  optional;
};

ExamItemReader *
exam_item_reader_new (void)
{
  return g_new0 (ExamItemReader, 1);
}

void
exam_item_reader_free (ExamItemReader *self)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->item, exam_item_unref);
  g_clear_pointer (&self->why, exam_text_unref);
  g_free (self);
}

/**
 * exam_item_reader_begin:
 * @self: between two items
 * @reader: at the start of an <item>
 * @exam_case: (nullable): the case it belongs to
 */
void
exam_item_reader_begin (ExamItemReader *self,
                        ExamXmlReader  *reader,
                        ExamCase       *exam_case)
{
  const char *id = exam_xml_reader_get_attribute (reader, "id");
  const char *domain = exam_xml_reader_get_attribute (reader, "domain");
  int line, column;

  exam_xml_reader_get_start (reader, &line, &column);
  self->choose = 0;
  self->has_choice = self->has_codes = FALSE;
  self->item = exam_item_new (id != NULL ? id : "", domain != NULL ? domain : "");
  exam_item_set_place (self->item, line, column);
  exam_item_set_case (self->item, exam_case);
  exam_item_set_pretest_only (self->item, exam_xml_reader_get_yes (reader, "pretest"));
}

/** Returns: whether an item is being read */
gboolean
exam_item_reader_is_reading (const ExamItemReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->item != NULL;
}

/** The item switches a rule of the checker off. */
void
exam_item_reader_allow (ExamItemReader *self,
                        const char     *rule,
                        const char     *because)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->item != NULL);
  exam_item_allow (self->item, rule, because);
}

/* --- Start of elements --- */

static void
start_source (ExamItemReader *self,
              ExamXmlReader  *reader)
{
  ExamSource *source = exam_source_read (reader);

  if (source != NULL)
    exam_item_take_source (self->item, source);
}

static void
start_choice (ExamItemReader *self,
              ExamXmlReader  *reader)
{
  self->has_choice = TRUE;
  self->choose = exam_xml_reader_get_number (reader, "choose", 0);
  exam_item_set_shuffled (self->item,
                          g_strcmp0 (exam_xml_reader_get_attribute (reader, "shuffle"), "no") != 0);
}

static void
start_codes (ExamItemReader *self,
             ExamXmlReader  *reader)
{
  self->has_codes = TRUE;
  exam_item_set_typed_codes (self->item,
                             exam_code_system_from_name (exam_xml_reader_get_attribute (reader, "system")),
                             exam_xml_reader_get_yes (reader, "first"));
}

/** An element inside the item begins. */
void
exam_item_reader_start_element (ExamItemReader *self,
                                ExamXmlReader  *reader,
                                ExamBankElement element)
{
  switch (element)
    {
    case EXAM_ELEMENT_SOURCE: start_source (self, reader); break;
    case EXAM_ELEMENT_CHOICE: start_choice (self, reader); break;
    case EXAM_ELEMENT_CODES: start_codes (self, reader); break;

    case EXAM_ELEMENT_OPTION:
      self->key = exam_xml_reader_get_yes (reader, "key");
      self->pinned = exam_xml_reader_get_yes (reader, "pinned");
      g_clear_pointer (&self->why, exam_text_unref);
      break;

    case EXAM_ELEMENT_CODE:
      self->optional = exam_xml_reader_get_yes (reader, "optional");
      g_clear_pointer (&self->why, exam_text_unref);
      break;

    default:
      break;
    }
}

/* --- End of elements --- */

static void
end_option (ExamItemReader *self,
            ExamText       *text)
{
  g_autofree char *plain = exam_text_dup_plain (text);
  gboolean pinned = self->pinned || exam_option_text_needs_its_place (plain);

  if (exam_option_text_names_letters (plain))
    exam_item_set_shuffled (self->item, FALSE);

  exam_item_take_option (self->item,
                         exam_option_new (exam_text_ref (text), g_steal_pointer (&self->why),
                                          self->key, pinned));
}

static void
end_choice (ExamItemReader *self,
            ExamXmlReader  *reader)
{
  guint n_options = exam_item_get_n_options (self->item);
  guint n_keys = exam_item_get_n_keys (self->item);

  if (n_options < 2)
    return;

  if (n_keys == 0)
    exam_xml_reader_add_error (reader, _("no option is the key; add key=\"yes\" to the right one"));
  else if (self->choose == 0 && n_keys > 1)
    exam_xml_reader_add_error (reader, _("%u options are keys; leave one, or write <choice choose=\"%u\">"),
                               n_keys, n_keys);
  else if (self->choose > 0 && self->choose != n_keys)
    exam_xml_reader_add_error (reader, _("choose=\"%u\" does not agree with the number of keys, which is %u; change one of them"),
                               self->choose, n_keys);
  else if (n_keys == n_options)
    exam_xml_reader_add_error (reader, _("every option is a key; nothing is left to choose"));
}

static void
end_code (ExamItemReader *self,
          ExamXmlReader  *reader,
          const char     *code)
{
  ExamCodeSystem system = exam_item_get_code_system (self->item);
  g_autofree char *normal = exam_code_normalize (code);

  if (*code == '\0')
    return;

  if (!exam_code_has_shape (system, normal))
    {
      /* Translators: a code, and a code system such as "ICD-10-CM" */
      exam_xml_reader_add_error (reader, _("'%s' is not built like a code of %s; correct it, or write system=\"other\""),
                                 code, exam_code_system_get_name (system));
      return;
    }

  exam_item_take_code (self->item,
                       exam_keyed_code_new (code, self->optional, g_steal_pointer (&self->why)));
}

static void
end_codes (ExamItemReader *self,
           ExamXmlReader  *reader)
{
  if (exam_item_get_n_codes (self->item) == 0)
    return;

  if (exam_item_get_n_keys (self->item) == 0)
    exam_xml_reader_add_error (reader, _("every code is optional; at least one has to be typed"));
  else if (exam_item_is_first_listed (self->item) &&
           exam_keyed_code_is_optional (exam_item_get_code (self->item, 0)))
    exam_xml_reader_add_error (reader, _("the first-listed code is optional; write the code that has to come first as the first"));
}

/**
 * exam_item_reader_end_element:
 * @self: in an item
 * @reader: at the end of an element inside it
 * @element: which
 * @plain: its plain text
 * @rich: (nullable): its rich text; not %NULL where there may be any
 */
void
exam_item_reader_end_element (ExamItemReader *self,
                              ExamXmlReader  *reader,
                              ExamBankElement element,
                              const char     *plain,
                              ExamText       *rich)
{
  switch (element)
    {
    case EXAM_ELEMENT_STEM: exam_item_set_stem (self->item, rich); break;
    case EXAM_ELEMENT_RATIONALE: exam_item_set_rationale (self->item, rich); break;
    case EXAM_ELEMENT_OPTION: end_option (self, rich); break;
    case EXAM_ELEMENT_CHOICE: end_choice (self, reader); break;
    case EXAM_ELEMENT_CODE: end_code (self, reader, plain); break;
    case EXAM_ELEMENT_CODES: end_codes (self, reader); break;

    case EXAM_ELEMENT_WHY:
      g_clear_pointer (&self->why, exam_text_unref);
      self->why = exam_text_ref (rich);
      break;

    default:
      break;
    }
}

/**
 * exam_item_reader_finish:
 * @self: in an item
 * @reader: at its end
 *
 * Returns: (transfer full) (nullable): the item, or %NULL when it cannot be told how it is answered
 */
ExamItem *
exam_item_reader_finish (ExamItemReader *self,
                         ExamXmlReader  *reader)
{
  g_autoptr (ExamItem) item = g_steal_pointer (&self->item);

  if (!self->has_choice && !self->has_codes)
    exam_xml_reader_add_error (reader, _("<item> lacks <choice> or <codes>; add one"));
  if (self->has_choice && self->has_codes)
    exam_xml_reader_add_error (reader, _("<item> has both <choice> and <codes>; delete one"));

  return self->has_choice != self->has_codes ? g_steal_pointer (&item) : NULL;
}
