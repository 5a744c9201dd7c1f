/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-format.h"

#include <math.h>

#include <stdio.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (ExamFormat, exam_format, exam_format_ref, exam_format_unref)

ExamDomain *
exam_domain_new (const char *id,
                 const char *name)
{
  ExamDomain *self = g_new0 (ExamDomain, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  return self;
}

static void
domain_free (gpointer data)
{
  ExamDomain *domain = data;

  g_free (domain->id);
  g_free (domain->name);
  g_free (domain);
}

static void
book_free (gpointer data)
{
  ExamBook *book = data;

  g_free (book->name);
  g_free (book);
}

/** Returns: (transfer full): an empty format, to be filled before anyone shares it */
ExamFormat *
exam_format_new (void)
{
  ExamFormat *self = g_new0 (ExamFormat, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->domains = g_ptr_array_new_with_free_func (domain_free);
  self->parts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->warnings = g_array_new (FALSE, FALSE, sizeof (ExamWarning));
  self->books = g_ptr_array_new_with_free_func (book_free);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_source_free);
  return self;
}

ExamFormat *
exam_format_ref (ExamFormat *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
exam_format_unref (ExamFormat *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->id);
  g_free (self->family);
  g_free (self->credential);
  g_free (self->name);
  g_free (self->body);
  g_free (self->valid_from);
  g_free (self->valid_before);
  g_free (self->delivery);
  g_ptr_array_unref (self->domains);
  g_array_unref (self->parts);
  g_array_unref (self->warnings);
  g_ptr_array_unref (self->books);
  g_ptr_array_unref (self->sources);
  g_clear_pointer (&self->xml, g_bytes_unref);
  g_free (self);
}

/** Returns: how many items the blueprint places: those that are scored, the case section left out */
guint
exam_format_get_n_scored (const ExamFormat *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->items.value - self->pretest.value;
}

/**
 * exam_format_find_domain:
 * @self: a format
 * @id: a domain's id
 * @index: (out) (optional): its 0-based place in the blueprint
 *
 * Returns: (nullable): the domain
 */
const ExamDomain *
exam_format_find_domain (const ExamFormat *self,
                         const char       *id,
                         guint            *index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->domains->len; i++)
    {
      const ExamDomain *domain = g_ptr_array_index (self->domains, i);

      if (!g_str_equal (domain->id, id))
        continue;
      if (index != NULL)
        *index = i;
      return domain;
    }

  return NULL;
}

/** Returns: the fewest scored items of the 0-based @domain that a form has */
guint
exam_format_get_least (const ExamFormat *self,
                       guint             domain)
{
  const ExamDomain *entry;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (domain < self->domains->len, 0);

  entry = g_ptr_array_index (self->domains, domain);
  /* A whole number that is a hair too large by rounding is that number. */
  return entry->exact ? entry->items : (guint) ceil (entry->min_percent * exam_format_get_n_scored (self) / 100 - 1e-9);
}

gboolean
exam_format_serves (const ExamFormat *self,
                    ExamItemKind      kind)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return (self->kinds & (1u << kind)) != 0;
}

/** Returns: whether a book of @system may be used in the exam */
gboolean
exam_format_allows_system (const ExamFormat *self,
                           ExamCodeSystem    system)
{
  const char *name = exam_code_system_get_name (system);

  g_return_val_if_fail (self != NULL, FALSE);

  /* "HCPCS Level II" is a book of HCPCS. */
  for (guint i = 0; i < self->books->len; i++)
    {
      const ExamBook *book = g_ptr_array_index (self->books, i);

      if (g_str_has_prefix (book->name, name) && !g_ascii_isalnum (book->name[strlen (name)]))
        return TRUE;
    }
  return FALSE;
}

/* A year or month counts from its first day. */
static void
parse_date (const char *text,
            GDate      *date)
{
  int year = 0, month = 1, day = 1;

  if (sscanf (text, "%d-%d-%d", &year, &month, &day) >= 1 &&
      g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/** Returns: whether the edition has not been superseded by @today */
gboolean
exam_format_is_current (const ExamFormat *self,
                        GDate            *today)
{
  g_autoptr (GDate) before = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->valid_before == NULL)
    return TRUE;

  before = g_date_new ();
  parse_date (self->valid_before, before);
  return g_date_valid (before) && g_date_compare (today, before) < 0;
}

/** Compares two formats for lists: by credential, the newest edition first. */
int
exam_format_compare (const ExamFormat *a,
                     const ExamFormat *b)
{
  int order = strcmp (a->credential, b->credential);

  if (order == 0)
    order = -g_strcmp0 (a->valid_from != NULL ? a->valid_from : "", b->valid_from != NULL ? b->valid_from : "");
  return order != 0 ? order : strcmp (a->id, b->id);
}
