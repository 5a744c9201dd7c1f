/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-bank-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bank/exam-bank-grammar.h"
#include "bank/exam-image-file.h"
#include "bank/exam-item-reader.h"
#include "bank/exam-xml-reader.h"

typedef struct {
  ExamFormats  *formats;   /* (nullable): NULL takes any format and domain */
  ExamProblems *problems;
  const char   *folder;    /* (nullable): where images are; NULL leaves them unchecked */
  GHashTable   *lines;     /* (owned) ids of items and cases → line they were first seen at */
  GHashTable   *images;    /* (owned) file names of images → what is wrong with them, or "" */
  ExamBank     *bank;      /* (owned) (nullable) until its attributes are sound */

  ExamItemReader *item_reader;     /* (owned) */
  ExamCase       *exam_case;       /* (owned) (nullable) */
  guint           case_first_item; /* items of the bank before the case */
  char           *document_title;  /* (owned) (nullable) */
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
  exam_item_reader_begin (reading->item_reader, reader, reading->exam_case);

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

/* A rule is switched off for the item that is being read, or else for the bank. */
static void
start_allow (ExamXmlReader *reader,
             Reading       *reading)
{
  const char *rule = exam_xml_reader_get_attribute (reader, "rule");
  const char *because = exam_xml_reader_get_attribute (reader, "because");

  if (rule == NULL || because == NULL)
    return;

  if (exam_item_reader_is_reading (reading->item_reader))
    exam_item_reader_allow (reading->item_reader, rule, because);
  else if (reading->bank != NULL)
    exam_bank_allow (reading->bank, rule, because);
}

static void
start_cb (ExamXmlReader *reader,
          guint          element,
          gpointer       user_data)
{
  Reading *reading = user_data;

  switch (element)
    {
    case EXAM_ELEMENT_BANK: start_bank (reader, reading); break;
    case EXAM_ELEMENT_CODE_SET: start_code_set (reader, reading); break;
    case EXAM_ELEMENT_CASE: start_case (reader, reading); break;
    case EXAM_ELEMENT_ITEM: start_item (reader, reading); break;
    case EXAM_ELEMENT_ALLOW: start_allow (reader, reading); break;

    case EXAM_ELEMENT_DOCUMENT:
      g_free (reading->document_title);
      reading->document_title = g_strdup (exam_xml_reader_get_attribute (reader, "title"));
      break;

    default:
      exam_item_reader_start_element (reading->item_reader, reader, element);
      break;
    }
}

/* --- End of elements --- */

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
                                 exam_bank_grammar.elements[element].name);
      return;
    }

  check_images (reader, reading, text);

  if (element != EXAM_ELEMENT_DOCUMENT)
    exam_item_reader_end_element (reading->item_reader, reader, element, NULL, text);
  else if (reading->document_title != NULL)
    exam_case_add_document (reading->exam_case, reading->document_title, text);
}

static void
end_item (ExamXmlReader *reader,
          Reading       *reading,
          gboolean       sound)
{
  g_autoptr (ExamItem) item = exam_item_reader_finish (reading->item_reader, reader);

  if (reading->bank != NULL && sound && item != NULL)
    exam_bank_add_item (reading->bank, item);
  else if (reading->bank != NULL)
    exam_bank_add_faulty (reading->bank);

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
    case EXAM_ELEMENT_DOCUMENT:
    case EXAM_ELEMENT_STEM:
    case EXAM_ELEMENT_RATIONALE:
    case EXAM_ELEMENT_OPTION:
    case EXAM_ELEMENT_WHY:
      end_rich (reader, reading, element, rich, sound);
      break;

    case EXAM_ELEMENT_TITLE:
      if (reading->bank != NULL)
        exam_bank_set_title (reading->bank, plain);
      break;

    case EXAM_ELEMENT_AUTHOR:
      if (reading->bank != NULL)
        exam_bank_add_author (reading->bank, plain);
      break;

    case EXAM_ELEMENT_LICENSE:
      if (reading->bank != NULL)
        exam_bank_set_license (reading->bank, plain);
      break;

    case EXAM_ELEMENT_ALLOW: break;
    case EXAM_ELEMENT_ITEM: end_item (reader, reading, sound); break;
    case EXAM_ELEMENT_CASE: end_case (reading, sound); break;
    case EXAM_ELEMENT_BANK: end_bank (reader, reading); break;

    default:
      exam_item_reader_end_element (reading->item_reader, reader, element, plain, NULL);
      break;
    }
}

static const ExamXmlHooks hooks = { start_cb, end_cb };

static ExamBank *
finish (Reading *reading,
        gboolean complete)
{
  /* A case that breaks off lacks items, and what is wrong with it itself has not come to count yet. */
  if (reading->exam_case != NULL)
    end_case (reading, FALSE);

  g_hash_table_unref (reading->lines);
  g_hash_table_unref (reading->images);
  exam_item_reader_free (reading->item_reader);
  g_free (reading->document_title);

  /* A document that breaks off still has the items before the break; without any it is no bank. */
  if (reading->bank != NULL && !complete && exam_bank_get_n_items (reading->bank) == 0)
    g_clear_pointer (&reading->bank, exam_bank_unref);

  return reading->bank;
}

/* Reads @bytes, or where there are none the file @name. */
static ExamBank *
read_document (Reading      *reading,
               const char   *name,
               GBytes       *bytes,
               GCancellable *cancellable,
               GError      **error)
{
  guint first_problem = exam_problems_get_n (reading->problems);
  g_autoptr (ExamXmlReader) reader = exam_xml_reader_new (&exam_bank_grammar, &hooks, reading, reading->problems);
  gboolean complete;

  reading->item_reader = exam_item_reader_new ();
  reading->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading->images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  complete = bytes != NULL ? exam_xml_reader_read_bytes (reader, name, bytes)
                           : exam_xml_reader_read_file (reader, name, cancellable, error);
  exam_problems_sort (reading->problems, first_problem);
  return finish (reading, complete);
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
  g_autoptr (GError) local_error = NULL;
  ExamBank *bank;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  folder = g_path_get_dirname (path);
  reading.folder = folder;
  bank = read_document (&reading, path, NULL, cancellable, &local_error);

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

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  return read_document (&reading, name, bytes, NULL, NULL);
}

/**
 * exam_bank_read_text:
 * @path: the file that the text is of
 * @bytes: its text, which need not be saved yet
 * @formats: (nullable): what formats and domains there are; %NULL takes any
 * @problems: gets all that is wrong
 *
 * Like exam_bank_read_file() for a file that is being written: images are looked for beside it.
 *
 * Returns: (transfer full) (nullable): the bank
 */
ExamBank *
exam_bank_read_text (const char   *path,
                     GBytes       *bytes,
                     ExamFormats  *formats,
                     ExamProblems *problems)
{
  g_autofree char *folder = NULL;
  Reading reading = { .formats = formats, .problems = problems };
  ExamBank *bank;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  folder = g_path_get_dirname (path);
  reading.folder = folder;
  bank = read_document (&reading, path, bytes, NULL, NULL);
  if (bank != NULL)
    exam_bank_set_path (bank, path);
  return bank;
}
