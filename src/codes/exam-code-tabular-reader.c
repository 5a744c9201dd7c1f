/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codes/exam-code-tabular-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "codes/exam-code-tree.h"
#include "codes/exam-code-year.h"

/* Chapters, sections and diagnoses are places that notes stand at. */
typedef struct {
  const char *id;       /* (nullable) of a diagnosis or a chapter until its name is read */
  guint       category; /* 1-based index of its division, or 0 */
} Place;

typedef struct {
  ExamCodeEdition *edition;
  GArray          *places;      /* (owned) (element-type Place) that are open */
  char            *label;       /* (owned) (nullable) the 7th character that is being read */
  guint            n_diagnoses;
  guint            n_chapters;
} Reader;

/* There were as many from the beginning; one was added in 2020. */
#define MIN_CHAPTERS 21

static const struct { const char *element; ExamCodeNoteKind kind; } note_elements[] = {
  { "inclusionTerm", EXAM_CODE_INCLUSION_TERM },
  { "includes", EXAM_CODE_INCLUDES },
  { "excludes1", EXAM_CODE_EXCLUDES1 },
  { "excludes2", EXAM_CODE_EXCLUDES2 },
  { "codeFirst", EXAM_CODE_CODE_FIRST },
  { "useAdditionalCode", EXAM_CODE_USE_ADDITIONAL },
  { "codeAlso", EXAM_CODE_CODE_ALSO },
  { "notes", EXAM_CODE_NOTE },
  { "sevenChrNote", EXAM_CODE_SEVENTH_NOTE },
  { "sevenChrDef", EXAM_CODE_SEVENTH },
};

static Place *
get_place (Reader *self)
{
  return self->places->len > 0 ? &g_array_index (self->places, Place, self->places->len - 1) : NULL;
}

static gboolean
is_place (const char *name)
{
  return g_str_equal (name, "chapter") || g_str_equal (name, "section") || g_str_equal (name, "diag");
}

static void
add_division (Reader     *self,
              Place      *place,
              const char *id)
{
  ExamCodeDivisionRow row = { .id = exam_code_edition_keep (self->edition, id, -1), .title = "" };

  if (self->places->len > 1)
    row.parent = g_array_index (self->places, Place, self->places->len - 2).id;
  g_array_append_val (self->edition->divisions, row);
  place->id = row.id;
  place->category = self->edition->divisions->len;
}

/* "B10" is a category and, in the file, the section that has nothing else: as a section it is "B10-B10" here. */
static char *
make_section_id (const char *id)
{
  return strchr (id, '-') != NULL ? g_strdup (id) : g_strdup_printf ("%s-%s", id, id);
}

static void
start_cb (ExamCodeTree           *tree,
          const char             *name,
          const ExamXmlAttribute *attributes,
          guint                   n_attributes,
          gpointer                user_data)
{
  Reader *self = user_data;

  if (is_place (name))
    {
      Place place = { NULL, 0 };

      g_array_append_val (self->places, place);
      if (g_str_equal (name, "section"))
        {
          const char *id = exam_code_tree_get (attributes, n_attributes, "id");
          g_autofree char *section_id = NULL;

          if (id == NULL || *id == '\0')
            {
              exam_code_tree_add_error (tree, _("<%s> lacks the attribute %s"), name, "id");
              id = "?";
            }
          section_id = make_section_id (id);
          add_division (self, get_place (self), section_id);
        }
    }
  else if (g_str_equal (name, "extension"))
    {
      g_free (self->label);
      self->label = g_strdup (exam_code_tree_get (attributes, n_attributes, "char"));
    }
}

static void
take_name (Reader       *self,
           ExamCodeTree *tree,
           const char   *element,
           const char   *text)
{
  Place *place = get_place (self);
  g_autofree char *code = exam_code_normalize (text);

  if (g_str_equal (element, "chapter"))
    {
      self->n_chapters++;
      add_division (self, place, text);
      return;
    }

  self->n_diagnoses++;
  if (!exam_code_has_shape (EXAM_CODE_SYSTEM_ICD_10_CM, code))
    {
      exam_code_tree_add_error (tree, _("'%s' is not built as codes of %s are"), text, "ICD-10-CM");
      place->id = "";
    }
  else if (strlen (code) == 3)
    add_division (self, place, code);
  else
    place->id = exam_code_edition_keep (self->edition, code, -1);
}

static void
take_note (Reader     *self,
           const char *element,
           const char *text)
{
  const Place *place = get_place (self);

  if (place == NULL || place->id == NULL || *text == '\0' || element == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (note_elements); i++)
    if (g_str_equal (note_elements[i].element, element))
      {
        ExamCodeNoteRow row = {
          .place = place->id,
          .kind = note_elements[i].kind,
          .label = self->label != NULL ? exam_code_edition_keep (self->edition, self->label, -1) : NULL,
          .text = exam_code_edition_keep (self->edition, text, -1),
        };

        g_array_append_val (self->edition->notes, row);
        return;
      }
}

static void
end_cb (ExamCodeTree *tree,
        const char   *name,
        const char   *text,
        gpointer      user_data)
{
  Reader *self = user_data;
  const char *parent = exam_code_tree_get_parent (tree, 0);
  Place *place = get_place (self);

  if (is_place (name))
    {
      if (place->id == NULL)
        exam_code_tree_add_error (tree, _("<%s> lacks <%s>"), name, "name");
      g_array_set_size (self->places, self->places->len - 1);
    }
  else if (parent == NULL)
    return;
  else if (g_str_equal (name, "version"))
    self->edition->year = exam_code_find_year (text);
  else if (g_str_equal (name, "name") && (g_str_equal (parent, "chapter") || g_str_equal (parent, "diag")))
    take_name (self, tree, parent, text);
  else if (g_str_equal (name, "desc") && place != NULL && place->category > 0 && is_place (parent))
    g_array_index (self->edition->divisions, ExamCodeDivisionRow, place->category - 1).title =
      exam_code_edition_keep (self->edition, text, -1);
  else if (g_str_equal (name, "note") || g_str_equal (name, "extension"))
    {
      take_note (self, parent, text);
      g_clear_pointer (&self->label, g_free);
    }
}

/**
 * exam_code_tabular_read:
 * @file: the name for problems
 * @bytes: the XML of the tabular list of ICD-10-CM: `icd10cm_tabular_2026.xml`
 * @problems: gets what is wrong
 *
 * Reads divisions and notes. The codes of the list are not taken: most of those with a 7th character are not in it.
 *
 * Returns: (transfer full) (nullable): the notes, or %NULL when there were errors
 */
ExamCodeEdition *
exam_code_tabular_read (const char   *file,
                        GBytes       *bytes,
                        ExamProblems *problems)
{
  static const ExamCodeTreeHandler handler = { start_cb, end_cb };
  g_autoptr (ExamCodeEdition) edition = exam_code_edition_new (EXAM_CODE_SYSTEM_ICD_10_CM, EXAM_CODE_PART_NOTES, file);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  guint n_errors = exam_problems_count (problems, EXAM_SEVERITY_ERROR);
  Reader self = { .edition = edition, .places = places };
  gboolean complete = exam_code_tree_read (file, bytes, "ICD10CM.tabular", &handler, &self, problems);

  g_free (self.label);
  if (complete && self.n_diagnoses == 0)
    exam_problems_add (problems, EXAM_SEVERITY_ERROR, file, 1, 1, NULL, _("there are no codes in this file"));
  else if (complete && self.n_chapters < MIN_CHAPTERS && exam_problems_count (problems, EXAM_SEVERITY_ERROR) == n_errors)
    exam_problems_add (problems, EXAM_SEVERITY_WARNING, file, 1, 1, NULL,
                       ngettext ("the file has only %u chapter, so it is not the whole list",
                                 "the file has only %u chapters, so it is not the whole list", self.n_chapters), self.n_chapters);
  return complete && exam_problems_count (problems, EXAM_SEVERITY_ERROR) == n_errors ? g_steal_pointer (&edition) : NULL;
}
