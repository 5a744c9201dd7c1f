/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-window-private.h"

#include <glib/gi18n.h>

#include "app/shared/exam-compat.h"

/* Results that are compared: from the page of results to the comparison. */

typedef struct {
  ExamWindow *window;    /* (owned) */
  GArray     *ids;       /* (owned) (element-type gint64) */
  GPtrArray  *sittings;  /* (owned) (element-type ExamStoredSitting): the first of them */
} Loading;

static void
loading_free (Loading *self)
{
  g_object_unref (self->window);
  g_array_unref (self->ids);
  g_ptr_array_unref (self->sittings);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loading, loading_free)

static void
show_comparison (ExamWindow *self,
                 GPtrArray  *sittings)
{
  ExamComparison *comparison;

  /* One may have gone elsewhere meanwhile. */
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "home") != 0)
    return;

  comparison = exam_comparison_new (sittings);
  g_return_if_fail (comparison != NULL);
  exam_results_page_stop_choosing (self->results_page);
  gtk_stack_set_visible_child_name (self->stack, "compare");
  exam_compare_page_take_comparison (self->compare_page, comparison);
}

/* @loading: taken */
static void
load_next (Loading            *loading,
           GAsyncReadyCallback callback)
{
  exam_store_load_async (exam_context_get_store (loading->window->context),
                         g_array_index (loading->ids, gint64, loading->sittings->len), loading->window->cancellable,
                         callback, loading);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (Loading) loading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamStoredSitting) sitting = exam_store_load_finish (EXAM_STORE (source), result, &error);

  if (sitting != NULL && sitting->score != NULL)
    {
      g_ptr_array_add (loading->sittings, g_steal_pointer (&sitting));
      if (loading->sittings->len < loading->ids->len)
        load_next (g_steal_pointer (&loading), loaded_cb);
      else
        show_comparison (loading->window, loading->sittings);
    }
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    exam_compat_tell (GTK_WIDGET (loading->window), _("These results cannot be compared"), error->message);
}

static void
results_compared_cb (ExamWindow *self)
{
  Loading *loading = g_new0 (Loading, 1);

  g_assert (EXAM_IS_WINDOW (self));

  loading->window = g_object_ref (self);
  loading->ids = exam_results_page_dup_chosen (self->results_page);
  loading->sittings = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_stored_sitting_free);
  load_next (loading, loaded_cb);
}

/** Binds the page of a comparison in the template of the window, and what it calls. */
void
exam_window_bind_compare (GtkWidgetClass *widget_class)
{
  g_type_ensure (EXAM_TYPE_COMPARE_PAGE);
  gtk_widget_class_bind_template_child (widget_class, ExamWindow, compare_page);
  gtk_widget_class_bind_template_callback (widget_class, results_compared_cb);
}
