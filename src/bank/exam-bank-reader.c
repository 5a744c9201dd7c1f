/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-bank-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bank/exam-image-file.h"
#include "bank/exam-xml-reader.h"

typedef enum {
  BANK, TITLE, AUTHOR, LICENSE, CODE_SET, ITEM, CASE, DOCUMENT, STEM, CHOICE, OPTION, WHY, CODES, CODE,
  RATIONALE, SOURCE, N_ELEMENTS,
} Element;

static const char *const setting_words[] = { "inpatient", "outpatient", "emergency", NULL };

static const ExamXmlAttributeRule bank_attributes[] = {
  { "id", EXAM_XML_ID, TRUE },
  { "format", EXAM_XML_ID, TRUE },
  { "revision", EXAM_XML_TEXT },
  { "xml:lang", EXAM_XML_LANGUAGE },
  { NULL }
};
static const ExamXmlAttributeRule code_set_attributes[] = {
  { "system", EXAM_XML_CHOICE, TRUE, 0, exam_code_system_names }, { "year", EXAM_XML_YEAR, TRUE }, { NULL }
};
static const ExamXmlAttributeRule case_attributes[] = {
  { "id", EXAM_XML_ID, TRUE },
  { "title", EXAM_XML_TEXT },
  { "setting", EXAM_XML_CHOICE, FALSE, 0, setting_words },
  { NULL }
};
static const ExamXmlAttributeRule document_attributes[] = { { "title", EXAM_XML_TEXT, TRUE }, { NULL } };
static const ExamXmlAttributeRule item_attributes[] = {
  { "id", EXAM_XML_ID, TRUE },
  { "domain", EXAM_XML_ID, TRUE },
  { "pretest", EXAM_XML_YES_NO },
  { NULL }
};
static const ExamXmlAttributeRule choice_attributes[] = {
  { "choose", EXAM_XML_NUMBER, FALSE, EXAM_ITEM_MAX_OPTIONS - 1, NULL, 1 }, { "shuffle", EXAM_XML_YES_NO }, { NULL }
};
static const ExamXmlAttributeRule option_attributes[] = {
  { "key", EXAM_XML_YES_NO }, { "pinned", EXAM_XML_YES_NO }, { NULL }
};
static const ExamXmlAttributeRule codes_attributes[] = {
  { "system", EXAM_XML_CHOICE, TRUE, 0, exam_code_system_names }, { "first", EXAM_XML_YES_NO }, { NULL }
};
static const ExamXmlAttributeRule code_attributes[] = { { "optional", EXAM_XML_YES_NO }, { NULL } };
static const ExamXmlAttributeRule source_attributes[] = {
  { "title", EXAM_XML_TEXT, TRUE },
  { "section", EXAM_XML_TEXT },
  { "year", EXAM_XML_YEAR },
  { "href", EXAM_XML_HTTPS },
  { NULL }
};

static const ExamXmlChildRule bank_children[] = {
  { TITLE, 1, 1, 1 }, { AUTHOR, 2 }, { LICENSE, 3, 0, 1 }, { CODE_SET, 4 }, { ITEM, 5 }, { CASE, 5 }, { 0 }
};
static const ExamXmlChildRule case_children[] = { { DOCUMENT, 1, 1 }, { ITEM, 2, 1 }, { 0 } };
static const ExamXmlChildRule item_children[] = {
  { STEM, 1, 1, 1 }, { CHOICE, 2, 0, 1 }, { CODES, 2, 0, 1 }, { RATIONALE, 3, 0, 1 }, { SOURCE, 4 }, { 0 }
};
static const ExamXmlChildRule choice_children[] = { { OPTION, 1, 2, EXAM_ITEM_MAX_OPTIONS }, { 0 } };
static const ExamXmlChildRule why_children[] = { { WHY, 1, 0, 1 }, { 0 } };
static const ExamXmlChildRule codes_children[] = { { CODE, 1, 1, 50 }, { 0 } };

#define PLAIN_TEXT .content = EXAM_XML_PLAIN, .type = EXAM_XML_TEXT

static const ExamXmlElementRule elements[N_ELEMENTS] = {
  [BANK] = { "bank", EXAM_XML_ELEMENTS, .attributes = bank_attributes, .children = bank_children },
  [TITLE] = { "title", PLAIN_TEXT },
  [AUTHOR] = { "author", PLAIN_TEXT },
  [LICENSE] = { "license", PLAIN_TEXT },
  [CODE_SET] = { "code-set", EXAM_XML_EMPTY, .attributes = code_set_attributes },
  [ITEM] = { "item", EXAM_XML_ELEMENTS, .isolated = TRUE, .attributes = item_attributes, .children = item_children },
  [CASE] = { "case", EXAM_XML_ELEMENTS, .isolated = TRUE, .attributes = case_attributes, .children = case_children },
  [DOCUMENT] = { "document", EXAM_XML_RICH, .attributes = document_attributes },
  [STEM] = { "stem", EXAM_XML_RICH },
  [CHOICE] = { "choice", EXAM_XML_ELEMENTS, .attributes = choice_attributes, .children = choice_children },
  [OPTION] = { "option", EXAM_XML_RICH, .attributes = option_attributes, .children = why_children },
  [WHY] = { "why", EXAM_XML_RICH },
  [CODES] = { "codes", EXAM_XML_ELEMENTS, .attributes = codes_attributes, .children = codes_children },
  [CODE] = { "code", PLAIN_TEXT, .attributes = code_attributes, .children = why_children },
  [RATIONALE] = { "rationale", EXAM_XML_RICH },
  [SOURCE] = { "source", EXAM_XML_EMPTY, .attributes = source_attributes },
};

static const ExamXmlGrammar grammar = { elements, N_ELEMENTS, BANK };

typedef struct {
  ExamFormats  *formats;   /* (nullable): NULL takes any format and domain */
  ExamProblems *problems;
  const char   *folder;    /* (nullable): where images are; NULL leaves them unchecked */
  GHashTable   *lines;     /* (owned) ids of items and cases → line they were first seen at */
  GHashTable   *images;    /* (owned) file names of images → what is wrong with them, or "" */
  ExamBank     *bank;      /* (owned) (nullable) until its attributes are sound */

  ExamCase  *exam_case;        /* (owned) (nullable) */
  guint      case_first_item;  /* items of the bank before the case */
  ExamItem  *item;             /* (owned) (nullable) */
  int        item_line;
  char      *document_title;   /* (owned) (nullable) */
  ExamText  *why;              /* (owned) (nullable) of the option or code being read */
  gboolean   key;
  gboolean   pinned;
  gboolean   optional;
  guint      choose;           /* 0: not given */
  gboolean   has_choice;
  gboolean   has_codes;
} Reading;

/* --- Start of elements --- */

static void
start_bank (ExamXmlReader *reader,
            Reading       *reading)
{
  const char *id = exam_xml_reader_get_attribute (reader, "id");
  const char *family = exam_xml_reader_get_attribute (reader, "format");

  if (id == NULL || family == NULL)
    return;

  if (reading->formats != NULL && !exam_formats_has_family (reading->formats, family))
    {
      g_autofree char *known = exam_formats_list_families (reading->formats);

      if (*known == '\0')
        exam_xml_reader_add_error (reader, _("there is no format '%s'; there are none at all"), family);
      else
        /* Translators: a name, and a list of names */
        exam_xml_reader_add_error (reader, _("there is no format '%s'; known are %s"), family, known);
      return;
    }

  reading->bank = exam_bank_new (id, family);
  exam_bank_set_revision (reading->bank, exam_xml_reader_get_attribute (reader, "revision"));
}

/* Ids of items and of cases share one namespace, so that a message that names one is clear. */
static void
check_unique (ExamXmlReader *reader,
              Reading       *reading,
              const char    *id,
              int            line)
{
  int before = GPOINTER_TO_INT (g_hash_table_lookup (reading->lines, id));

  if (before > 0)
    exam_xml_reader_add_error (reader, _("the id '%s' is used already in line %d; give this one another"),
                               id, before);
  else
    g_hash_table_insert (reading->lines, g_strdup (id), GINT_TO_POINTER (line));
}

static void
start_item (ExamXmlReader *reader,
            Reading       *reading)
{
  const char *id = exam_xml_reader_get_attribute (reader, "id");
  const char *domain = exam_xml_reader_get_attribute (reader, "domain");
  const char *family = reading->bank != NULL ? exam_bank_get_family (reading->bank) : NULL;
  int line, column;

  if (reading->bank != NULL &&
      exam_bank_get_n_items (reading->bank) + exam_bank_get_n_faulty (reading->bank) >= EXAM_BANK_MAX_ITEMS)
    {
      exam_xml_reader_add_error (reader, _("there are more than %d items; split the bank"), EXAM_BANK_MAX_ITEMS);
      exam_xml_reader_stop (reader);
      return;
    }

  exam_xml_reader_set_item_id (reader, id);
  exam_xml_reader_get_start (reader, &line, &column);
  reading->choose = 0;
  reading->has_choice = reading->has_codes = FALSE;
  reading->item = exam_item_new (id != NULL ? id : "", domain != NULL ? domain : "");
  exam_item_set_line (reading->item, line);
  exam_item_set_case (reading->item, reading->exam_case);
  exam_item_set_pretest_only (reading->item, exam_xml_reader_get_yes (reader, "pretest"));

  if (id != NULL)
    check_unique (reader, reading, id, line);
  if (domain != NULL && family != NULL && reading->formats != NULL &&
      !exam_formats_family_has_domain (reading->formats, family, domain))
    {
      g_autofree char *known = exam_formats_list_domains (reading->formats, family);

      /* Translators: two names, and a list of names */
      exam_xml_reader_add_error (reader, _("the format '%s' has no domain '%s'; it has %s"),
                                 family, domain, known);
    }
}

static void
start_case (ExamXmlReader *reader,
            Reading       *reading)
{
  const char *id = exam_xml_reader_get_attribute (reader, "id");
  int line, column;

  exam_xml_reader_get_start (reader, &line, &column);
  reading->exam_case = exam_case_new (id != NULL ? id : "",
                                      exam_xml_reader_get_attribute (reader, "title"),
                                      exam_xml_reader_get_attribute (reader, "setting"));
  reading->case_first_item = reading->bank != NULL ? exam_bank_get_n_items (reading->bank) : 0;
  if (id != NULL)
    check_unique (reader, reading, id, line);
}

static void
start_code_set (ExamXmlReader *reader,
                Reading       *reading)
{
  const char *system = exam_xml_reader_get_attribute (reader, "system");
  const char *year = exam_xml_reader_get_attribute (reader, "year");

  if (reading->bank != NULL && system != NULL && year != NULL)
    exam_bank_add_code_set (reading->bank, system, year);
}

static void
start_source (ExamXmlReader *reader,
              Reading       *reading)
{
  const char *title = exam_xml_reader_get_attribute (reader, "title");

  if (reading->item != NULL && title != NULL)
    exam_item_take_source (reading->item,
                           exam_source_new (title,
                                            exam_xml_reader_get_attribute (reader, "section"),
                                            exam_xml_reader_get_attribute (reader, "year"),
                                            exam_xml_reader_get_attribute (reader, "href")));
}

static void
start_cb (ExamXmlReader *reader,
          guint          element,
          gpointer       user_data)
{
  Reading *reading = user_data;

  switch (element)
    {
    case BANK: start_bank (reader, reading); break;
    case CODE_SET: start_code_set (reader, reading); break;
    case CASE: start_case (reader, reading); break;
    case ITEM: start_item (reader, reading); break;
    case SOURCE: start_source (reader, reading); break;

    case DOCUMENT:
      g_free (reading->document_title);
      reading->document_title = g_strdup (exam_xml_reader_get_attribute (reader, "title"));
      break;

    case CHOICE:
      reading->has_choice = TRUE;
      reading->choose = exam_xml_reader_get_number (reader, "choose", 0);
      exam_item_set_shuffled (reading->item,
                              g_strcmp0 (exam_xml_reader_get_attribute (reader, "shuffle"), "no") != 0);
      break;

    case CODES:
      reading->has_codes = TRUE;
      exam_item_set_typed_codes (reading->item,
                                 exam_code_system_from_name (exam_xml_reader_get_attribute (reader, "system")),
                                 exam_xml_reader_get_yes (reader, "first"));
      break;

    case OPTION:
      reading->key = exam_xml_reader_get_yes (reader, "key");
      reading->pinned = exam_xml_reader_get_yes (reader, "pinned");
      g_clear_pointer (&reading->why, exam_text_unref);
      break;

    case CODE:
      reading->optional = exam_xml_reader_get_yes (reader, "optional");
      g_clear_pointer (&reading->why, exam_text_unref);
      break;

    default:
      break;
    }
}

/* --- End of elements --- */

static void
end_option (Reading  *reading,
            ExamText *text)
{
  g_autofree char *plain = exam_text_dup_plain (text);
  gboolean pinned = reading->pinned || exam_option_text_needs_its_place (plain);

  if (exam_option_text_names_letters (plain))
    exam_item_set_shuffled (reading->item, FALSE);

  exam_item_take_option (reading->item,
                         exam_option_new (exam_text_ref (text), g_steal_pointer (&reading->why),
                                          reading->key, pinned));
}

static void
end_choice (ExamXmlReader *reader,
            Reading       *reading)
{
  guint n_options = exam_item_get_n_options (reading->item);
  guint n_keys = exam_item_get_n_keys (reading->item);

  if (n_options < 2)
    return;

  if (n_keys == 0)
    exam_xml_reader_add_error (reader, _("no option is the key; add key=\"yes\" to the right one"));
  else if (reading->choose == 0 && n_keys > 1)
    exam_xml_reader_add_error (reader, _("%u options are keys; leave one, or write <choice choose=\"%u\">"),
                               n_keys, n_keys);
  else if (reading->choose > 0 && reading->choose != n_keys)
    exam_xml_reader_add_error (reader, _("choose=\"%u\" does not agree with the number of keys, which is %u; change one of them"),
                               reading->choose, n_keys);
  else if (n_keys == n_options)
    exam_xml_reader_add_error (reader, _("every option is a key; nothing is left to choose"));
}

static void
end_code (ExamXmlReader *reader,
          Reading       *reading,
          const char    *code)
{
  ExamCodeSystem system = exam_item_get_code_system (reading->item);
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

  exam_item_take_code (reading->item,
                       exam_keyed_code_new (code, reading->optional, g_steal_pointer (&reading->why)));
}

static void
end_codes (ExamXmlReader *reader,
           Reading       *reading)
{
  if (exam_item_get_n_codes (reading->item) == 0)
    return;

  if (exam_item_get_n_keys (reading->item) == 0)
    exam_xml_reader_add_error (reader, _("every code is optional; at least one has to be typed"));
  else if (exam_item_is_first_listed (reading->item) &&
           exam_keyed_code_is_optional (exam_item_get_code (reading->item, 0)))
    exam_xml_reader_add_error (reader, _("the first-listed code is optional; write the code that has to come first as the first"));
}

/* Each image is looked at once: a hostile bank can show a large one a million times.
 * Returns what is wrong with it, or "". */
static const char *
check_image (Reading    *reading,
             const char *source)
{
  const char *fault = g_hash_table_lookup (reading->images, source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  /* That there is no name at all has been said already. */
  if (fault != NULL || *source == '\0')
    return fault != NULL ? fault : "";

  bytes = exam_image_file_load (reading->folder, source, &error);
  g_hash_table_insert (reading->images, g_strdup (source), g_strdup (error != NULL ? error->message : ""));
  return g_hash_table_lookup (reading->images, source);
}

static void
check_images (ExamXmlReader *reader,
              Reading       *reading,
              ExamText      *text)
{
  g_autoptr (GPtrArray) sources = NULL;

  if (reading->folder == NULL || strstr (exam_text_get_markup (text), "<img ") == NULL)
    return;

  sources = exam_text_dup_image_sources (text);
  for (guint i = 0; i < sources->len; i++)
    {
      const char *fault = check_image (reading, g_ptr_array_index (sources, i));

      if (*fault != '\0')
        exam_xml_reader_add_error (reader, "%s", fault);
    }
}

static void
end_rich (ExamXmlReader *reader,
          Reading       *reading,
          guint          element,
          ExamText      *text,
          gboolean       sound)
{
  if (text == NULL)
    {
      /* What made it empty has been said already. */
      if (!sound)
        return;

      exam_xml_reader_add_error (reader, _("<%s> is empty; write something into it or delete it"),
                                 elements[element].name);
      return;
    }

  check_images (reader, reading, text);

  switch (element)
    {
    case DOCUMENT:
      if (reading->document_title != NULL)
        exam_case_add_document (reading->exam_case, reading->document_title, text);
      break;

    case STEM: exam_item_set_stem (reading->item, text); break;
    case RATIONALE: exam_item_set_rationale (reading->item, text); break;
    case OPTION: end_option (reading, text); break;

    case WHY:
      g_clear_pointer (&reading->why, exam_text_unref);
      reading->why = exam_text_ref (text);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
end_item (ExamXmlReader *reader,
          Reading       *reading,
          gboolean       sound)
{
  if (!reading->has_choice && !reading->has_codes)
    exam_xml_reader_add_error (reader, _("<item> lacks <choice> or <codes>; add one"));
  if (reading->has_choice && reading->has_codes)
    exam_xml_reader_add_error (reader, _("<item> has both <choice> and <codes>; delete one"));

  if (reading->bank != NULL)
    {
      if (sound && reading->has_choice != reading->has_codes)
        exam_bank_add_item (reading->bank, reading->item);
      else
        exam_bank_add_faulty (reading->bank);

    }

  g_clear_pointer (&reading->item, exam_item_unref);
  exam_xml_reader_set_item_id (reader, NULL);
}

/* Items whose record is faulty cannot be answered, however sound they are themselves. */
static void
end_case (Reading *reading,
          gboolean sound)
{
  if (!sound && reading->bank != NULL)
    exam_bank_reject_from (reading->bank, reading->case_first_item);
  g_clear_pointer (&reading->exam_case, exam_case_unref);
}

static void
end_bank (ExamXmlReader *reader,
          Reading       *reading)
{
  if (reading->bank != NULL &&
      exam_bank_get_n_items (reading->bank) + exam_bank_get_n_faulty (reading->bank) == 0)
    exam_xml_reader_add_error (reader, _("the bank has no items; add <item> or <case>"));
}

static void
end_cb (ExamXmlReader *reader,
        guint          element,
        const char    *plain,
        ExamText      *rich,
        gboolean       sound,
        gpointer       user_data)
{
  Reading *reading = user_data;

  switch (element)
    {
    case DOCUMENT:
    case STEM:
    case RATIONALE:
    case OPTION:
    case WHY:
      end_rich (reader, reading, element, rich, sound);
      break;

    case TITLE:
      if (reading->bank != NULL)
        exam_bank_set_title (reading->bank, plain);
      break;

    case AUTHOR:
      if (reading->bank != NULL)
        exam_bank_add_author (reading->bank, plain);
      break;

    case LICENSE:
      if (reading->bank != NULL)
        exam_bank_set_license (reading->bank, plain);
      break;

    case CHOICE: end_choice (reader, reading); break;
    case CODE: end_code (reader, reading, plain); break;
    case CODES: end_codes (reader, reading); break;
    case ITEM: end_item (reader, reading, sound); break;
    case CASE: end_case (reading, sound); break;
    case BANK: end_bank (reader, reading); break;

    default:
      break;
    }
}

static const ExamXmlHooks hooks = { start_cb, end_cb };

static ExamBank *
finish (Reading  *reading,
        gboolean  complete)
{
  /* A case that breaks off lacks items, and what is wrong with it itself has not come to count yet. */
  if (reading->exam_case != NULL)
    end_case (reading, FALSE);

  g_hash_table_unref (reading->lines);
  g_hash_table_unref (reading->images);
  g_clear_pointer (&reading->item, exam_item_unref);
  g_clear_pointer (&reading->why, exam_text_unref);
  g_free (reading->document_title);

  /* A document that breaks off still has the items before the break; without any it is no bank. */
  if (reading->bank != NULL && !complete && exam_bank_get_n_items (reading->bank) == 0)
    g_clear_pointer (&reading->bank, exam_bank_unref);

  return reading->bank;
}

/**
 * exam_bank_read_file:
 * @path: a file of any origin
 * @formats: (nullable): what formats and domains there are; %NULL takes any
 * @problems: gets all that is wrong with the bank, in one go
 * @cancellable: (nullable): stops reading
 * @error: set when the file cannot be read at all, or reading was cancelled
 *
 * Reads and checks a bank in one pass that never holds the file in memory. Items with an error are left out
 * and counted as faulty; whether the sound ones of such a bank are used is for the user to say.
 *
 * Returns: (transfer full) (nullable): the bank, or %NULL when it cannot be told what it is; then @error is
 *   set or @problems says why
 */
ExamBank *
exam_bank_read_file (const char   *path,
                     ExamFormats  *formats,
                     ExamProblems *problems,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autofree char *folder = NULL;
  Reading reading = { .formats = formats, .problems = problems };
  g_autoptr (ExamXmlReader) reader = NULL;
  g_autoptr (GError) local_error = NULL;
  ExamBank *bank;
  guint first_problem;
  gboolean complete;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  first_problem = exam_problems_get_n (problems);
  folder = g_path_get_dirname (path);
  reading.folder = folder;
  reading.lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading.images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reader = exam_xml_reader_new (&grammar, &hooks, &reading, problems);

  complete = exam_xml_reader_read_file (reader, path, cancellable, &local_error);
  exam_problems_sort (problems, first_problem);
  bank = finish (&reading, complete);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      g_clear_pointer (&bank, exam_bank_unref);
    }
  if (bank != NULL)
    exam_bank_set_path (bank, path);
  return bank;
}

/**
 * exam_bank_read_bytes:
 * @name: what to call the bytes in problems
 * @bytes: a bank
 * @formats: (nullable): what formats and domains there are; %NULL takes any
 * @problems: gets all that is wrong
 *
 * Like exam_bank_read_file() for a bank in memory. Its images are not looked for.
 *
 * Returns: (transfer full) (nullable): the bank
 */
ExamBank *
exam_bank_read_bytes (const char   *name,
                      GBytes       *bytes,
                      ExamFormats  *formats,
                      ExamProblems *problems)
{
  Reading reading = { .formats = formats, .problems = problems };
  g_autoptr (ExamXmlReader) reader = NULL;
  guint first_problem;
  gboolean complete;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  first_problem = exam_problems_get_n (problems);
  reading.lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading.images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reader = exam_xml_reader_new (&grammar, &hooks, &reading, problems);
  complete = exam_xml_reader_read_bytes (reader, name, bytes);
  exam_problems_sort (problems, first_problem);

  return finish (&reading, complete);
}
