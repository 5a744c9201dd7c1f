/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/results/exam-error-log-page-private.h"

#include <glib/gi18n.h>

/* The kinds of groups that misses fall into: what they are called, where they are kept and shown. */

/** Returns: (transfer none): the formats that groups may be of */
ExamFormats *
exam_error_log_page_get_formats (ExamErrorLogPage *self)
{
  return exam_library_get_formats (exam_context_get_library (self->context));
}

static char *
get_cause_text (gconstpointer group,
                char        **detail,
                gpointer      data)
{
  return g_strdup (exam_cause_get_label (((const ExamErrorGroup *) group)->cause));
}

static char *
get_domain_text (gconstpointer group,
                 char        **detail,
                 gpointer      data)
{
  const ExamErrorGroup *domain_group = group;
  const ExamFormat *format = exam_formats_find (exam_error_log_page_get_formats (data), domain_group->format_id);
  const ExamDomain *domain = format != NULL ? exam_format_find_domain (format, domain_group->domain, NULL) : NULL;

  return g_strdup (domain != NULL ? domain->name : domain_group->domain);
}

static char *
get_section_text (gconstpointer group,
                  char        **detail,
                  gpointer      data)
{
  const ExamErrorGroup *section_group = group;

  if (section_group->section == NULL)
    return g_strdup (section_group->source);
  *detail = g_strdup (section_group->source);
  return g_strdup (section_group->section);
}

static char *
get_repeat_text (gconstpointer group,
                 char        **detail,
                 gpointer      data)
{
  const ExamErrorGroup *repeat_group = group;
  g_autofree char *domain = get_domain_text (group, NULL, data);

  *detail = g_strdup_printf ("%s · %s", domain, repeat_group->right_since ? _("right since") : _("not right since"));
  return g_strdup (repeat_group->stem);
}

/** Returns: what says the names of such groups; its data is the page */
ExamErrorGroupText
exam_error_log_page_get_text (ExamErrorKind kind)
{
  static const ExamErrorGroupText texts[] = {
    [EXAM_ERROR_KIND_CAUSE] = get_cause_text,
    [EXAM_ERROR_KIND_REPEAT] = get_repeat_text,
    [EXAM_ERROR_KIND_DOMAIN] = get_domain_text,
    [EXAM_ERROR_KIND_SECTION] = get_section_text,
  };

  return texts[kind];
}

/** Returns: (element-type ExamErrorGroup): the groups of a kind in the log that is shown */
GPtrArray *
exam_error_log_page_get_groups (ExamErrorLogPage *self,
                                ExamErrorKind     kind)
{
  GPtrArray *const groups[] = {
    [EXAM_ERROR_KIND_CAUSE] = self->log->causes,
    [EXAM_ERROR_KIND_REPEAT] = self->log->repeats,
    [EXAM_ERROR_KIND_DOMAIN] = self->log->domains,
    [EXAM_ERROR_KIND_SECTION] = self->log->sections,
  };

  return groups[kind];
}

/** Returns: where the groups of a kind are shown */
ExamErrorGroupsView *
exam_error_log_page_get_view (ExamErrorLogPage *self,
                              ExamErrorKind     kind)
{
  ExamErrorGroupsView *const views[] = {
    [EXAM_ERROR_KIND_CAUSE] = self->causes_view,
    [EXAM_ERROR_KIND_REPEAT] = self->repeats_view,
    [EXAM_ERROR_KIND_DOMAIN] = self->domains_view,
    [EXAM_ERROR_KIND_SECTION] = self->sections_view,
  };

  return views[kind];
}

static gboolean
is_shown_group (ExamErrorLogPage     *self,
                const ExamErrorGroup *group)
{
  switch (self->kind)
    {
    case EXAM_ERROR_KIND_CAUSE:
      return group->cause == self->shown.cause;
    case EXAM_ERROR_KIND_REPEAT:
      return group->item_id == self->shown.item_id;
    case EXAM_ERROR_KIND_DOMAIN:
      return group->domain == self->shown.domain;
    case EXAM_ERROR_KIND_SECTION:
    default:
      return group->source == self->shown.source && group->section == self->shown.section;
    }
}

/** Returns: whether the group whose misses are shown is still in the log; @index is its place then */
gboolean
exam_error_log_page_find_shown (ExamErrorLogPage *self,
                                guint            *index)
{
  GPtrArray *groups = exam_error_log_page_get_groups (self, self->kind);

  for (guint i = 0; i < groups->len; i++)
    if (is_shown_group (self, g_ptr_array_index (groups, i)))
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}
